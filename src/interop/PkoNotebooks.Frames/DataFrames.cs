using Microsoft.Data.Analysis;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Frames;

/// <summary>Tables and analysis results as data frames of Microsoft.Data.Analysis: typed columns, each with its nulls.</summary>
public static class DataFrames
{
    /// <summary>
    /// Rows or analysis results, columns named and ordered as in the file. Days are <see cref="DateTime"/> at midnight, the only kind of day
    /// that the package knows; a value that the source does not give is null.
    /// </summary>
    public static DataFrame ToDataFrame<T>(this IEnumerable<T> records)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(records);
        var all = records.ToList();
        return new DataFrame(RecordColumn.Of<T>().Select(column => Column(column, all)));
    }

    /// <summary>Analysis results with the units and facts behind their numbers.</summary>
    public static (DataFrame Frame, FigureColumns Figures) ToFigureDataFrame<T>(this IEnumerable<T> results)
        where T : notnull
    {
        var all = results.ToList();
        return (all.ToDataFrame(), FigureColumns.Of(all, RecordColumn.Of<T>()));
    }

    /// <summary>Rows of a table from a frame with its columns: what an analyst changed goes back into an analysis, by <c>PkoData.With</c>.</summary>
    /// <exception cref="ArgumentException">Columns or values do not fit the table; all of them are named.</exception>
    public static Table<TRow> ToTable<TRow>(this DataFrame frame, Table<TRow> like)
        where TRow : class, ITableRow
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(like);
        var rows = Enumerable.Range(0, (int)frame.Rows.Count).Select(i => (Place: $"row {i}", Cell: (Func<string, object?>)(column => frame[column][i])));
        return RowMaker.Make(like, [.. frame.Columns.Select(c => c.Name)], rows);
    }

    private static DataFrameColumn Column<T>(RecordColumn column, List<T> records)
        where T : notnull
    {
        var values = records.Select(r => column.Value(r));
        return Type.GetTypeCode(column.Type) switch
        {
            TypeCode.Int32 => new Int32DataFrameColumn(column.Name, values.Select(v => (int?)v)),
            TypeCode.Int64 => new Int64DataFrameColumn(column.Name, values.Select(v => (long?)v)),
            TypeCode.Double => new DoubleDataFrameColumn(column.Name, values.Select(v => (double?)v)),
            TypeCode.Decimal => new DecimalDataFrameColumn(column.Name, values.Select(v => (decimal?)v)),
            TypeCode.Boolean => new BooleanDataFrameColumn(column.Name, values.Select(v => (bool?)v)),
            TypeCode.String => new StringDataFrameColumn(column.Name, values.Select(v => (string?)v)),
            _ => new DateTimeDataFrameColumn(column.Name, values.Select(v => ((DateOnly?)v)?.ToDateTime(default))),
        };
    }
}
