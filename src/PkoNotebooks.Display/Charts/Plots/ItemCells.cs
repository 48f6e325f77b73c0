using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Facts as cells of a chart's table.</summary>
internal static class ItemCells
{
    public static GridCell Of(Measured? value, DisplayLanguage language) => value?.Fact is { } fact
        ? new(FactWords.Of(fact, language, FactStyle.Bare), FactHtml.Value(fact.Value), fact)
        : new("", "", null, value?.Missing);
}

/// <summary>The one unit of a chart's items.</summary>
internal static class ItemUnits
{
    /// <exception cref="ArgumentException">The facts are in two units.</exception>
    public static Unit One(IEnumerable<Fact?> facts, string chart)
    {
        var units = facts.OfType<Fact>().Select(f => f.Unit).Distinct().ToList();
        return units.Count switch
        {
            0 => Unit.Count,
            1 => units[0],
            _ => throw new ArgumentException($"{chart}: found figures in {string.Join(" and in ", units)}, expected one unit. Make one chart a unit."),
        };
    }
}
