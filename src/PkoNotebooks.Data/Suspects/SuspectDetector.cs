using System.Collections.Immutable;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Suspects;

/// <summary>
/// Lists figures that may be errors of the publisher. It proposes nothing and changes nothing: whether a battalion left, rotated
/// or stands under the neighbour is for a person to judge, and a correction to declare.
/// </summary>
public static class SuspectDetector
{
    /// <summary>
    /// Looks at every state's total by month, and, where the source gives missions, at every state in every mission; there only
    /// pairs of states that jump in opposite directions are reported. Largest deviation first.
    /// </summary>
    public static ImmutableArray<Suspect> Find(IEnumerable<PersonnelRow> personnel, SuspectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(personnel);
        var settings = options ?? new();
        var rows = personnel as IReadOnlyCollection<PersonnelRow> ?? [.. personnel];
        var whole = new MonthSeries(rows, missionId: null, settings);
        var paired = rows
            .Where(row => row.MissionId is not null)
            .GroupBy(row => row.MissionId!)
            .OrderBy(mission => mission.Key, StringComparer.Ordinal)
            .SelectMany(mission => new MonthSeries([.. mission], mission.Key, settings).Suspects(whole.FullMonths).Where(suspect => suspect.Counterpart is not null));
        return
        [
            .. whole.Suspects().Concat(paired)
                .GroupBy(suspect => (suspect.AsOf, suspect.Iso3))
                .Select(same => same.OrderByDescending(suspect => suspect.Counterpart is not null).ThenByDescending(suspect => suspect.MissionId is not null).First())
                .OrderByDescending(suspect => Math.Abs(suspect.Deviation))
                .ThenBy(suspect => suspect.AsOf)
                .ThenBy(suspect => suspect.Iso3, StringComparer.Ordinal),
        ];
    }
}
