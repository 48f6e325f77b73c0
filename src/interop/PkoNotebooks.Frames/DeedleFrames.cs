using Deedle;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Frames;

/// <summary>Tables and analysis results as Deedle frames. A value that the source does not give is missing, never zero.</summary>
public static class DeedleFrames
{
    /// <summary>A table, its rows by primary key, its columns named and ordered as in the file.</summary>
    public static Frame<string, string> ToFrame<TRow>(this Table<TRow> table)
        where TRow : class, ITableRow
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Rows.ToFrame(row => row.Key);
    }

    /// <summary>Rows or analysis results by a key of your choice: a month, a state, or both as a tuple.</summary>
    /// <exception cref="ArgumentException">Two records have one key; the message names the keys.</exception>
    public static Frame<TKey, string> ToFrame<T, TKey>(this IEnumerable<T> records, Func<T, TKey> key)
        where T : notnull
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(key);
        var all = records.ToList();
        var keys = all.Select(key).ToList();
        var twice = keys.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (twice.Count > 0)
        {
            throw new ArgumentException($"Found the keys {string.Join(", ", twice)} more than once, expected each once. Choose a key that is unique.", nameof(key));
        }

        return Frame.FromColumns(RecordColumn.Of<T>().Select(column =>
            KeyValuePair.Create(column.Name, Series(column, all, keys))));
    }

    /// <summary>Analysis results with the units and facts behind their numbers.</summary>
    public static (Frame<TKey, string> Frame, FigureColumns Figures) ToFigureFrame<T, TKey>(this IEnumerable<T> results, Func<T, TKey> key)
        where T : notnull
        where TKey : notnull
    {
        var all = results.ToList();
        return (all.ToFrame(key), FigureColumns.Of(all, RecordColumn.Of<T>()));
    }

    /// <summary>Rows of a table from a frame with its columns: what an analyst changed goes back into an analysis, by <c>PkoData.With</c>.</summary>
    /// <exception cref="ArgumentException">Columns or values do not fit the table; all of them are named.</exception>
    public static Table<TRow> ToTable<TKey, TRow>(this Frame<TKey, string> frame, Table<TRow> like)
        where TRow : class, ITableRow
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(like);
        var rows = frame.Rows.Observations.Select(row => (
            Place: $"row {row.Key}",
            Cell: (Func<string, object?>)(column => row.Value.TryGet(column) is { HasValue: true } value ? value.Value : null)));
        return RowMaker.Make(like, [.. frame.ColumnKeys], rows);
    }

    private static Series<TKey, object> Series<T, TKey>(RecordColumn column, List<T> records, List<TKey> keys)
        where T : notnull
        where TKey : notnull
    {
        var builder = new SeriesBuilder<TKey, object>();
        for (var i = 0; i < records.Count; i++)
        {
            if (column.Value(records[i]) is { } value)
            {
                builder.Add(keys[i], value);
            }
        }

        // The keys of the frame are those of all columns: a column with gaps is spread over all of them.
        return builder.Series.Realign(keys);
    }
}
