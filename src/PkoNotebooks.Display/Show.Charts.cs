using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Statistics;
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

    /// <summary>Ranges as bars, with the figure that should lie in each as a mark on it.</summary>
    /// <param name="rangeName">What the range is: "desirable range".</param>
    /// <param name="actualName">What the figure is: "staff".</param>
    public static ChartDisplay RangeChart(
        string key,
        Phrase title,
        Phrase? subtitle,
        LocalName rangeName,
        LocalName actualName,
        IEnumerable<RangeItem> items,
        Phrase? note = null,
        IEnumerable<Citation>? citations = null) =>
        new(key, title, subtitle, new RangePlot(items, rangeName, actualName)) { Note = note, Citations = [.. citations ?? []] };

    /// <summary>A row of <see cref="RangeChart"/>.</summary>
    public static RangeItem Range(LocalName name, Measured low, Measured high, Measured actual, Measured? middle = null, bool focus = false) =>
        new(name, low, high, actual, middle, focus ? SeriesTone.Focus : SeriesTone.Context);

    /// <summary>Two figures a row with the way between them.</summary>
    public static ChartDisplay DumbbellChart(
        string key,
        Phrase title,
        Phrase? subtitle,
        LocalName firstName,
        LocalName secondName,
        IEnumerable<DumbbellItem> items,
        bool logarithmic = false,
        Phrase? note = null,
        IEnumerable<Citation>? citations = null) =>
        new(key, title, subtitle, new DumbbellPlot(items, firstName, secondName) { Logarithmic = logarithmic })
        {
            Note = note, Citations = [.. citations ?? []],
        };

    /// <summary>A row of <see cref="DumbbellChart"/>.</summary>
    public static DumbbellItem Dumbbell(LocalName name, Measured first, Measured second, bool focus = false) =>
        new(name, first, second, focus ? SeriesTone.Focus : SeriesTone.Context);

    /// <summary>Two figures of each item against each other, on logarithmic axes; zeros stand in a strip of their own.</summary>
    /// <param name="acrossName">The figure on the horizontal axis.</param>
    /// <param name="upName">The figure on the vertical axis.</param>
    /// <param name="parity">The words on the line where both figures are equal; null for no line.</param>
    public static ChartDisplay ScatterChart(
        string key,
        Phrase title,
        Phrase? subtitle,
        LocalName acrossName,
        LocalName upName,
        IEnumerable<ScatterItem> items,
        LocalName? parity = null,
        bool logarithmic = true,
        Phrase? note = null,
        IEnumerable<Citation>? citations = null) =>
        new(key, title, subtitle, new ScatterPlot(items, acrossName, upName) { Parity = parity, Logarithmic = logarithmic })
        {
            Note = note, Citations = [.. citations ?? []],
        };

    /// <summary>A point of <see cref="ScatterChart"/>; its name is always shown where its tone is not <see cref="SeriesTone.Context"/>.</summary>
    public static ScatterItem Dot(LocalName name, Measured across, Measured up, SeriesTone tone = SeriesTone.Context) => new(name, across, up, tone);

    /// <summary>Spans of time in lanes, with dated events on the same axis.</summary>
    /// <param name="until">The last day on the axis, to which what goes on is drawn; else the last date there is.</param>
    public static ChartDisplay Timeline(
        string key,
        Phrase title,
        Phrase? subtitle,
        IEnumerable<TimelineEntry> entries,
        IEnumerable<ChartEvent>? events = null,
        DateOnly? until = null,
        Phrase? note = null,
        IEnumerable<Citation>? citations = null) =>
        new(key, title, subtitle, new TimelinePlot(entries, events, until)) { Note = note, Citations = [.. citations ?? []] };

    /// <summary>A span of <see cref="Timeline"/>; without an end it goes on.</summary>
    public static TimelineEntry Entry(
        LocalName lane, LocalName label, DateOnly start, DateOnly? end, LocalName? detail = null, SeriesTone tone = SeriesTone.Context) =>
        new(lane, label, start, end, detail, tone);

    /// <summary>Lorenz curves against the line of equal shares.</summary>
    public static ChartDisplay LorenzChart(
        string key, Phrase title, Phrase? subtitle, IEnumerable<LorenzCurve> curves, Phrase? note = null, IEnumerable<Citation>? citations = null) =>
        new(key, title, subtitle, new LorenzPlot(curves)) { Note = note, Citations = [.. citations ?? []] };

    /// <summary>A curve of <see cref="LorenzChart"/>.</summary>
    public static LorenzCurve Curve(LocalName name, IEnumerable<LorenzPoint> points, Measured gini, SeriesTone tone = SeriesTone.Compare) =>
        new(name, [.. points], gini, tone);

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

    /// <summary>A day on which a level changed, labelled with the level before and after, in whole units: the same in every language.</summary>
    public static ChartEvent LevelChange(DateOnly date, Fact before, Fact after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new(date, $"{FactText.Number(before.Value, 0)} → {FactText.Number(after.Value, 0)}");
    }

    /// <summary>A day from which on a series counts something else.</summary>
    public static ChartEvent Break(DateOnly date, LocalName label) => new(date, label, IsBreak: true);
}
