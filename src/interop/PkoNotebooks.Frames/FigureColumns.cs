using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Frames;

/// <summary>What the numbers of a frame are: a frame knows doubles, not percent and not where they come from.</summary>
public sealed class FigureColumns
{
    private readonly ImmutableArray<ImmutableDictionary<string, Fact>> _rows;

    private FigureColumns(ImmutableArray<ImmutableDictionary<string, Fact>> rows, ImmutableSortedDictionary<string, Unit> units) => (_rows, Units) = (rows, units);

    /// <summary>The unit of each column of figures that has any.</summary>
    public ImmutableSortedDictionary<string, Unit> Units { get; }

    /// <summary>The fact behind a cell; null where the cell is missing or holds no figure.</summary>
    /// <param name="row">0-based, in the order of the records.</param>
    /// <param name="column">Such as <c>funding_share</c>.</param>
    public Fact? this[int row, string column] => _rows[row].GetValueOrDefault(column);

    /// <summary>Every fact of the frame.</summary>
    public IEnumerable<Fact> Facts => _rows.SelectMany(row => row.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value));

    /// <exception cref="ArgumentException">A column holds figures in more than one unit; all such columns are named.</exception>
    internal static FigureColumns Of<T>(IReadOnlyList<T> records, IReadOnlyList<RecordColumn> columns)
        where T : notnull
    {
        var figures = columns.Where(c => c.IsFigure).ToList();
        var rows = records.Select(record => figures
            .Select(c => (c.Name, Fact: c.Fact(record))).Where(c => c.Fact is not null)
            .ToImmutableDictionary(c => c.Name, c => c.Fact!)).ToImmutableArray();
        var units = rows.SelectMany(r => r).GroupBy(c => c.Key, c => c.Value.Unit, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Distinct().ToList(), StringComparer.Ordinal);
        var mixed = units.Where(u => u.Value.Count > 1).Select(u => $"{u.Key} ({string.Join(", ", u.Value)})").ToList();
        return mixed.Count == 0
            ? new(rows, units.ToImmutableSortedDictionary(u => u.Key, u => u.Value[0], StringComparer.Ordinal))
            : throw new ArgumentException($"Found columns in more than one unit, expected one a column: {string.Join("; ", mixed)}. Make one frame a unit.", nameof(records));
    }
}
