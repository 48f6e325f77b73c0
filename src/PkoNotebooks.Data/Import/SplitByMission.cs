using System.Globalization;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Import;

/// <summary>
/// Finds rows by mission that already hold what an incoming row gives for all missions together, so that the same people do not
/// enter the package twice from one source.
/// </summary>
internal sealed class SplitByMission
{
    private static readonly string[] Series = ["as_of", "iso3", "personnel_type", "source_id"];

    private readonly int _mission = -1;
    private readonly int[] _columns = [];
    private readonly Dictionary<string[], int> _sums = [];

    public SplitByMission(ResourceDescriptor resource, IEnumerable<string[]> rows)
    {
        if (resource.Name != PersonnelRow.TableName)
        {
            return;
        }

        _mission = resource.IndexOf("mission_id");
        _columns = [.. Series.Select(resource.IndexOf)];
        _sums = new(new RowIdentity(_columns));
        var total = resource.IndexOf("total");
        foreach (var row in rows)
        {
            if (row[_mission].Length > 0)
            {
                _sums[row] = _sums.GetValueOrDefault(row) + int.Parse(row[total], CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>Null where the row has a mission itself, or where there are no rows by mission.</summary>
    public (int Sum, string Key)? Total(string[] row)
        => _mission >= 0 && row[_mission].Length == 0 && _sums.TryGetValue(row, out var sum)
            ? (sum, string.Join('/', _columns.Select(column => row[column])))
            : null;
}
