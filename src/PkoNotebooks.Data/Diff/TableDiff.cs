using System.Collections.Immutable;
using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Diff;

/// <summary>Rows of a table in two releases.</summary>
internal static class TableDiff
{
    public static IEnumerable<RowChange> Compare(TableCells before, TableCells after)
    {
        var old = Keyed(before);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, row) in Keyed(after))
        {
            seen.Add(key);
            var earlier = old.GetValueOrDefault(key);
            var fields = Fields(before, earlier, after, row);
            if (!fields.IsEmpty)
            {
                yield return new(earlier is null ? RowChangeKind.Added : RowChangeKind.Changed, after.Resource.Name, key, fields);
            }
        }

        foreach (var (key, row) in old.Where(pair => !seen.Contains(pair.Key)))
        {
            yield return new(RowChangeKind.Dropped, before.Resource.Name, key, Fields(before, row, after, null));
        }
    }

    private static ImmutableArray<FieldChange> Fields(TableCells before, string[]? old, TableCells after, string[]? row)
        =>
        [
            .. after.Resource.Fields.Concat(before.Resource.Fields).Select(field => field.Name).Distinct()
                .Select(name => new FieldChange(name, Cell(before, old, name), Cell(after, row, name)))
                .Where(change => (change.Before ?? "") != (change.After ?? "")),
        ];

    // Null where the row, or the column, is not there; so that a new, empty column is no change.
    private static string? Cell(TableCells table, string[]? row, string field)
        => row is not null && table.Resource.IndexOf(field) is >= 0 and var index ? row[index] : null;

    private static Dictionary<string, string[]> Keyed(TableCells table)
    {
        var fields = table.Resource.PrimaryKey.Length > 0 ? table.Resource.PrimaryKey : table.Resource.UniqueKeys.FirstOrDefault([]);
        var columns = fields.IsEmpty ? [.. Enumerable.Range(0, table.Resource.Fields.Length)] : table.Columns(fields);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (_, cells) in table.Rows)
        {
            rows.TryAdd(string.Join('/', columns.Select(column => cells[column])), cells);
        }

        return rows;
    }
}
