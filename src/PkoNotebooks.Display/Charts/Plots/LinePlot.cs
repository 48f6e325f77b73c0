using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Values over time, as lines or as steps.</summary>
public sealed class LinePlot : ChartPlot
{
    internal LinePlot(IEnumerable<ChartSeries> series, IEnumerable<ChartEvent>? events)
    {
        Series = [.. series];
        Events = [.. events ?? []];
        Styles = SeriesStyle.For([.. Series.Select(s => s.Tone)]);
        var units = Series.Select(s => s.Unit).OfType<Unit>().Distinct().ToList();
        if (units.Count > 1)
        {
            throw new ArgumentException(
                $"Line chart: found series in {string.Join(" and in ", units)}, expected one unit. Make one chart a unit.", nameof(series));
        }

        Unit = units.Count == 1 ? units[0] : Unit.Count;
        Decimals = Series.Select(s => s.Decimals).DefaultIfEmpty(0).Max();
    }

    public ImmutableArray<ChartSeries> Series { get; }

    public ImmutableArray<ChartEvent> Events { get; }

    /// <summary>The unit of all series.</summary>
    public Unit Unit { get; init; }

    /// <summary>Digits after the point in labels and in the table.</summary>
    public int Decimals { get; init; }

    /// <summary>Each value holds until the next.</summary>
    public bool Step { get; init; }

    /// <summary>The value axis is logarithmic; values of zero and below are left out of the drawing.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>The value axis begins at zero.</summary>
    public bool FromZero { get; init; } = true;

    internal ImmutableArray<SeriesStyle> Styles { get; }

    /// <summary>Whether a logarithmic axis can show all that a linear one does.</summary>
    internal bool HasTwoScales => !IsEmpty && Series.SelectMany(s => s.Points).All(p => p.Value is null or > 0);

    /// <summary>
    /// The points of a series, with a gap where two are much further apart than its points usually are: a line across it would show what nobody counted.
    /// A step says itself that a value holds until the next.
    /// </summary>
    internal ImmutableArray<ChartPoint> WithGaps(int series)
    {
        var points = Series[series].Points;
        if (Step || points.Length < 3)
        {
            return points;
        }

        var distances = points.Zip(points.Skip(1), (a, b) => b.Date.DayNumber - a.Date.DayNumber).ToList();
        var usual = distances.Order().ElementAt(distances.Count / 2);
        return [.. points.SelectMany((p, i) => i < distances.Count && distances[i] > 1.7 * usual && p.Value is not null && points[i + 1].Value is not null
            ? new[] { p, new ChartPoint(p.Date.AddDays(distances[i] / 2), null) }
            : [p])];
    }

    /// <summary>Whether a line is bridged by dots somewhere.</summary>
    internal bool HasGaps => Enumerable.Range(0, Series.Length).Any(s => WithGaps(s) is var points
        && points.SkipWhile(p => p.Value is null).Reverse().SkipWhile(p => p.Value is null).Any(p => p.Value is null));

    internal override string Legend(DisplayLanguage language) => HasGaps ? language.Word("chart.gap") : "";

    internal override IEnumerable<LocalName> Names => Series.Select(s => s.Name).Concat(Events.Select(e => e.Label));

    internal override bool IsEmpty => !Series.Any(s => s.Points.Any(p => p.Value is not null));

    internal override IEnumerable<Citation> Citations => Series.SelectMany(s => s.Citations);

    /// <summary>The month and day on which all points stand; null where they differ.</summary>
    internal (int Month, int Day)? Yearly
    {
        get
        {
            var days = Series.SelectMany(s => s.Points).Select(p => (p.Date.Month, p.Date.Day)).Distinct().Take(2).ToList();
            return days.Count == 1 ? days[0] : null;
        }
    }

    internal override DataGrid Grid(DisplayLanguage language) => LineData.Grid(this, language);

    internal override string Describe(DisplayLanguage language) => LineData.Describe(this, language);

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language) => new LineDrawing(this, scene, size, language).Draw();

    internal override PlotlyFigure Plotly(DisplayLanguage language) => LinePlotly.Figure(this, language);
}
