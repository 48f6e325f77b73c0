using System.Collections;
using System.Collections.Immutable;
using System.Data;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>What a query gave: its columns, and its rows in the order in which the database sent them.</summary>
public sealed class SqlRows(ImmutableArray<string> columns, IReadOnlyList<SqlRow> rows) : IReadOnlyList<SqlRow>
{
    /// <summary>The columns' names, as the query names them.</summary>
    public ImmutableArray<string> Columns => columns;

    public int Count => rows.Count;

    public SqlRow this[int index] => rows[index];

    public IEnumerator<SqlRow> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same rows for libraries that take ADO.NET's tables.</summary>
    public DataTable ToDataTable()
    {
        var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in columns)
        {
            var type = rows.Select(r => r[column]).FirstOrDefault(v => v is not null)?.GetType() ?? typeof(string);
            table.Columns.Add(column, rows.All(r => r[column] is null || r[column]!.GetType() == type) ? type : typeof(object));
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. columns.Select(c => row[c] ?? DBNull.Value)]);
        }

        return table;
    }
}
