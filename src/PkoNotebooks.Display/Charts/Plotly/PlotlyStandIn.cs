using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Plots;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts.Plotly;

/// <summary>
/// The drawing, reading and table of a Plotly figure for pages where no script runs. Each value is bound to one of the facts given: a number
/// that rests on none of them is refused, as everywhere.
/// </summary>
internal sealed class PlotlyStandIn
{
    // A figure's JSON holds the shortest text of a double; a value that went through a float would be further off than this.
    private const double Tolerance = 1e-9;

    private readonly IReadOnlyList<Fact> _facts;
    private readonly List<string> _unbound = [];

    private PlotlyStandIn(IReadOnlyList<Fact> facts) => _facts = facts;

    /// <exception cref="ArgumentException">The figure cannot be read, or values rest on none of the facts; all of them are named.</exception>
    public static ChartPlot Of(string figure, IEnumerable<Fact> facts)
    {
        var traces = PlotlyTrace.Read(figure);
        var standIn = new PlotlyStandIn([.. facts]);
        ChartPlot plot =
            traces.All(t => t.Across.All(a => Day(a) is not null)) ? standIn.Lines(traces)
            : traces.All(t => !t.IsBar && t.Across.All(a => Number(a) is not null)) ? standIn.Dots(traces)
            : standIn.Bars(traces);
        return standIn._unbound.Count == 0
            ? plot
            : throw new ArgumentException(
                $"Plotly figure: {string.Join("; ", standIn._unbound)}. Expected values of the facts given: pass every fact that the figure shows.", nameof(facts));
    }

    private LinePlot Lines(IReadOnlyList<PlotlyTrace> traces) => new(
        traces.Select(trace => Show.Series(
            Named(trace.Name),
            trace.Across.Zip(trace.Up, (at, value) => (Day: Day(at)!.Value, Value: value)).Select(p => p.Value is { } value
                ? Bound(value, $"{trace.Name} {p.Day:yyyy-MM-dd}", f => f.Period.End == p.Day)
                : new Missing("figure", trace.Name.Length > 0 ? trace.Name : "the series", Period.On(p.Day), "the figure has a gap there")).OfType<Measured>(),
            SeriesTone.Compare)),
        null);

    private ScatterPlot Dots(IReadOnlyList<PlotlyTrace> traces) => new(
        traces.SelectMany(trace => Enumerable.Range(0, trace.Across.Length).Where(i => trace.Up[i] is not null).Select(i =>
        {
            var name = trace.Labels.Length > 0 ? trace.Labels[i] : trace.Name;
            var (across, up) = (Bound(Number(trace.Across[i])!.Value, name), Bound(trace.Up[i]!.Value, name));
            return across is null || up is null ? null : new ScatterItem(Named(name), across, up);
        })).OfType<ScatterItem>(),
        Named("x"), Named("y")) { Logarithmic = false };

    // Category by category, as grouped bars stand.
    private BarPlot Bars(IReadOnlyList<PlotlyTrace> traces) => new(
        traces.SelectMany(trace => trace.Across.Zip(trace.Up, (at, value) => (At: at, Trace: trace.Name, Value: value)))
            .Where(p => p.Value is not null)
            .GroupBy(p => p.At, StringComparer.Ordinal)
            .SelectMany(category => category)
            .Select(p =>
            {
                var name = traces.Count > 1 && p.Trace.Length > 0 ? $"{p.At}, {p.Trace}" : p.At;
                return Bound(p.Value!.Value, name) is { } value ? new ChartItem(Named(name), value) : null;
            }).OfType<ChartItem>());

    private Measured? Bound(double value, string where, Func<Fact, bool>? also = null)
    {
        var fact = _facts.FirstOrDefault(f => Math.Abs(f.Value - value) <= Tolerance * Math.Max(1, Math.Abs(value)) && (also is null || also(f)));
        if (fact is null)
        {
            _unbound.Add(string.Create(CultureInfo.InvariantCulture, $"{where.Trim()}: {value:R} rests on none of the {_facts.Count} facts given"));
        }

        return fact is null ? null : Measured.FromFact(fact);
    }

    private static LocalName Named(string name) => new(name.Length > 0 ? name : "series");

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // 2015-03-31 or 2015-03-31T00:00:00: a category that only looks like a number is none.
    private static DateOnly? Day(string text) =>
        text.Length >= 10 && (text.Length == 10 || text[10] is 'T' or ' ')
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
