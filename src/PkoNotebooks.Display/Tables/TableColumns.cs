using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Tables;

/// <summary>The columns of a table over rows of <typeparamref name="T"/>, in order.</summary>
public sealed class TableColumns<T>
{
    private readonly List<Column> columns = [];

    /// <summary>The column that names the row.</summary>
    public TableColumns<T> RowHeader(Phrase header, Func<T, LocalName?> name) =>
        Add(new(header, null, false, true, (row, language, _) => GridCell.Of(name(row)?.In(language) ?? "")));

    public TableColumns<T> RowHeader(Phrase header, Func<T, string?> name) =>
        Add(new(header, null, false, true, (row, language, _) => GridCell.Of(name(row) ?? "", language)));

    /// <summary>Words as a table has them: in the reader's language where they are known in it, else as they stand.</summary>
    public TableColumns<T> Text(Phrase header, Func<T, string?> text) =>
        Add(new(header, null, false, false, (row, language, _) => GridCell.Of(text(row) ?? "", language)));

    /// <summary>Words with facts in them.</summary>
    public TableColumns<T> Text(Phrase header, Func<T, Phrase?> text) =>
        Add(new(header, null, false, false, (row, language, _) => GridCell.Of(text(row)?.In(language) ?? "")));

    public TableColumns<T> Text(Phrase header, Func<T, LocalName?> name) =>
        Add(new(header, null, false, false, (row, language, _) => GridCell.Of(name(row)?.In(language) ?? "")));

    /// <summary>Several names, one after another.</summary>
    public TableColumns<T> Text(Phrase header, Func<T, IEnumerable<LocalName>> names) =>
        Add(new(header, null, false, false, (row, language, _) => GridCell.Of(string.Join("; ", names(row).Select(n => n.In(language))))));

    /// <summary>What a column's value is called.</summary>
    public TableColumns<T> Text(Phrase header, Func<T, Enum?> value) =>
        Add(new(header, null, false, false, (row, language, _) => GridCell.Of(value(row) is { } v ? EnumNames.Of(v).In(language) : "")));

    /// <summary>A date; empty where null.</summary>
    public TableColumns<T> Date(Phrase header, Func<T, DateOnly?> date) =>
        Add(new(header, null, false, false, (row, language, _) => date(row) is { } day
            ? new(FactWords.Date(day, language), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : GridCell.Of("")));

    /// <summary>Facts, right-aligned. The unit stands in the header where all rows share it.</summary>
    public TableColumns<T> Figure(Phrase header, Func<T, Fact?> fact) => Figure(header, row => fact(row) is { } f ? (Measured)f : null);

    /// <summary>Facts that may be missing; the reason is kept.</summary>
    public TableColumns<T> Figure(Phrase header, Func<T, Measured?> measured) =>
        Add(new(header, measured, true, false, (row, language, style) => measured(row) switch
        {
            { Fact: { } fact } => new(FactWords.Of(fact, language, style), FactHtml.Value(fact.Value), fact),
            var missing => new("", "", null, missing?.Missing),
        }));

    /// <summary>Figures that are no facts of their own, covered by the table's citations. Null is "no figure".</summary>
    public TableColumns<T> Number(Phrase header, Unit unit, Func<T, double?> value, int decimals = 0) =>
        Add(new(header, null, true, false, (row, language, style) => value(row) is { } number
            ? new(FactWords.Of(number, unit, decimals, language, style), FactHtml.Value(number))
            : new("", "")) { Unit = unit });

    internal IReadOnlyList<Column> All => columns;

    private TableColumns<T> Add(Column column)
    {
        columns.Add(column);
        return this;
    }

    internal sealed record Column(
        Phrase Header,
        Func<T, Measured?>? Facts,
        bool IsNumber,
        bool IsRowHeader,
        Func<T, DisplayLanguage, FactStyle, GridCell> Cell)
    {
        public Unit? Unit { get; init; }

        /// <summary>The unit of all rows; null where they differ or there is none.</summary>
        public Unit? SharedUnit(IReadOnlyList<T> rows)
        {
            if (Facts is null)
            {
                return Unit;
            }

            var units = rows.Select(r => Facts(r)?.Fact?.Unit).OfType<Unit>().Distinct().Take(2).ToList();
            return units.Count == 1 ? units[0] : null;
        }
    }
}
