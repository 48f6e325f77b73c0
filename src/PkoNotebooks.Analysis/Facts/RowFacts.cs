using System.Globalization;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>Makes facts of table rows: a row's own source becomes the fact's citation.</summary>
public sealed class RowFacts
{
    private readonly PkoData _data;

    public RowFacts(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
    }

    /// <summary>The citation of one row.</summary>
    public Citation Cite(ITableRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Cite(row.SourceId, row.Locator, row.Table, row.Key);
    }

    /// <summary>
    /// One citation a source for many rows of a table taken together, such as all contributors of a month,
    /// so that a fact about all of them does not carry hundreds.
    /// </summary>
    /// <param name="rows">The rows, all of one table.</param>
    /// <param name="what">Which rows they are, as the row part of a key: <c>2015-12-31/*</c>.</param>
    public IEnumerable<Citation> CiteTogether(IEnumerable<ITableRow> rows, string what)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.GroupBy(r => (r.SourceId, r.Table))
            .OrderBy(g => g.Key.SourceId, StringComparer.Ordinal)
            .Select(g => Cite(g.Key.SourceId, Together(g), g.Key.Table, what));
    }

    /// <summary>A fact that stands in a row.</summary>
    public Fact Of(
        ITableRow row,
        string key,
        string name,
        double value,
        Unit unit,
        Period period,
        int decimals = 0,
        Derivation derivation = Derivation.Printed,
        string? formula = null,
        string? note = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Fact
        {
            Key = key,
            Name = name,
            Value = value,
            Unit = unit,
            Period = period,
            Decimals = decimals,
            Derivation = derivation,
            Formula = formula,
            Citations = [Cite(row)],
            Note = note ?? row.Note,
        };
    }

    private static string Together(IEnumerable<ITableRow> rows)
    {
        var list = rows.ToList();
        var locators = list.Select(r => r.Locator).Distinct(StringComparer.Ordinal).ToList();
        return locators.Count == 1 ? locators[0] : string.Create(CultureInfo.InvariantCulture, $"{list.Count:N0} rows");
    }

    private Citation Cite(string sourceId, string locator, string table, string row)
    {
        var source = _data.Sources.Find(sourceId)
            ?? throw new KeyNotFoundException($"Row {row} of table {table} names the source '{sourceId}', which table sources does not hold.");
        return new(sourceId, source.Title, source.Publisher, source.PublishedOn, source.Url, locator, table, row);
    }
}
