using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>The cells of single rows as they stand in their files, for a reader who wants to see what a figure came from.</summary>
public sealed class RowFields(PkoData data)
{
    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>> _tables = new(StringComparer.Ordinal);

    /// <summary>The fields that are not empty, in column order; null where there is no such table or row.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="key">The row's primary key, its parts joined with <c>/</c>.</param>
    public IReadOnlyList<KeyValuePair<string, string>>? Find(string table, string key)
    {
        if (!_tables.TryGetValue(table, out var rows))
        {
            _tables[table] = rows = data.Package.Resources.Any(r => r.Name == table) ? Read(data.Cells(table)) : [];
        }

        return rows.GetValueOrDefault(key);
    }

    private static Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Read(TableCells table)
    {
        var keys = table.Columns(table.Resource.PrimaryKey);
        var names = table.Resource.Fields.Select(f => f.Name).ToArray();
        var rows = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>(StringComparer.Ordinal);
        foreach (var (_, cells) in table.Rows)
        {
            rows[string.Join('/', keys.Select(k => cells[k]))] =
                [.. names.Zip(cells, KeyValuePair.Create).Where(field => field.Value.Length > 0)];
        }

        return rows;
    }
}
