using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>A table whose rows are looked up by one text.</summary>
public class KeyedTable<TRow> : Table<TRow>
    where TRow : class, ITableRow
{
    private readonly Dictionary<string, TRow> _byId;

    public KeyedTable(TableOrigin origin, ImmutableArray<TRow> rows)
        : base(origin, rows)
        => _byId = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);

    /// <summary>The row of that key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TRow this[string id]
        => Find(id) ?? throw new KeyNotFoundException($"Table {Name} has no row \"{id}\" ({Count} rows, from {(Count > 0 ? Rows[0].Key : "-")} to {(Count > 0 ? Rows[^1].Key : "-")}).");

    /// <summary>The row of that key, or null.</summary>
    public TRow? Find(string id) => _byId.GetValueOrDefault(id);
}
