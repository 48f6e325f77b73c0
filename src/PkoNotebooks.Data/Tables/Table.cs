using System.Collections;
using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>The rows of a table, in the file's order. Immutable.</summary>
public class Table<TRow> : ITable, IReadOnlyList<TRow>
    where TRow : class, ITableRow
{
    public Table(TableOrigin origin, ImmutableArray<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(origin);
        Origin = origin;
        Rows = rows;
    }

    public TableOrigin Origin { get; }

    public string Name => Origin.Name;

    public string Path => Origin.Path;

    public string Sha256 => Origin.Sha256;

    public ImmutableArray<TRow> Rows { get; }

    IReadOnlyList<ITableRow> ITable.Rows => Rows;

    public int Count => Rows.Length;

    public TRow this[int index] => Rows[index];

    public IEnumerator<TRow> GetEnumerator() => ((IEnumerable<TRow>)Rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
