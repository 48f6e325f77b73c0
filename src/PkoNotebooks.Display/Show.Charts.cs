using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Plots;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display;

public static partial class Show
{
    /// <summary>Values over time. The series share a unit.</summary>
    /// <param name="key">A stable name, unique in the notebook.</param>
    /// <param name="title">The finding, from facts.</param>
    /// <param name="subtitle">Unit and period.</param>
    /// <param name="series">Made by <see cref="Series(LocalName, IEnumerable{Measured}, SeriesTone)"/> and its kin.</param>
    /// <param name="events">Dated marks across the chart, made by <see cref="Event"/> and <see cref="Break"/>.</param>
    /// <param name="step">Each value holds until the next.</param>
    /// <param name="logarithmic">The value axis is logarithmic.</param>
    /// <param name="fromZero">The value axis begins at zero.</param>
    /// <param name="note">A line below.</param>
    /// <param name="citations">Sources beyond those of the data.</param>
    public static ChartDisplay LineChart(
        string key,
        Phrase title,
        Phrase? subtitle,
        IEnumerable<ChartSeries> series,
        IEnumerable<ChartEvent>? events = null,
        bool step = false,
        bool logarithmic = false,
        bool fromZero = true,
        Phrase? note = null,
        IEnumerable<Citation>? citations = null) =>
        new(key, title, subtitle, new LinePlot(series, events) { Step = step, Logarithmic = logarithmic, FromZero = fromZero })
        {
            Note = note, Citations = [.. citations ?? []],
        };

    /// <summary>Horizontal bars in the order given.</summary>
    public static ChartDisplay BarChart(
        string key, Phrase title, Phrase? subtitle, IEnumerable<ChartItem> items, Phrase? note = null, IEnumerable<Citation>? citations = null) =>
        new(key, title, subtitle, new BarPlot(items)) { Note = note, Citations = [.. citations ?? []] };

    /// <summary>A bar.</summary>
    public static ChartItem Bar(LocalName name, Measured value, bool focus = false) =>
        new(name, value, focus ? SeriesTone.Focus : SeriesTone.Context);

    /// <summary>A series of facts, each on the last day of its period; what is missing is a gap.</summary>
    public static ChartSeries Series(LocalName name, IEnumerable<Measured> values, SeriesTone tone = SeriesTone.Context)
    {
        var all = values.ToList();
        var facts = all.Select(v => v.Fact).OfType<Fact>().ToList();
        return new(name, all.Select(v => v.Fact is { } f ? new ChartPoint(f.Period.End, f.Value) : new(v.Missing!.When.End, null)))
        {
            Tone = tone,
            Citations = CitationSet.Union(facts),
            Unit = facts.Count == 0 ? null : ItemUnits.One(facts, $"Series \"{name?.English}\""),
            Decimals = facts.Select(f => f.Decimals).DefaultIfEmpty(0).Max(),
        };
    }

    /// <summary>A series of facts, each on the last day of its period.</summary>
    public static ChartSeries Series(LocalName name, IEnumerable<Fact> facts, SeriesTone tone = SeriesTone.Context) =>
        Series(name, facts.Select(f => (Measured)f), tone);

    /// <summary>A series of values on days; null is a gap.</summary>
    public static ChartSeries Series(
        LocalName name,
        IEnumerable<(DateOnly Date, double? Value)> values,
        Unit unit,
        IEnumerable<Citation> citations,
        SeriesTone tone = SeriesTone.Context,
        int decimals = 0) =>
        new(name, values.Select(v => new ChartPoint(v.Date, v.Value))) { Tone = tone, Unit = unit, Decimals = decimals, Citations = [.. citations] };

    /// <summary>A dated event across a chart.</summary>
    public static ChartEvent Event(DateOnly date, LocalName label) => new(date, label);

    /// <summary>A day from which on a series counts something else.</summary>
    public static ChartEvent Break(DateOnly date, LocalName label) => new(date, label, IsBreak: true);
}
