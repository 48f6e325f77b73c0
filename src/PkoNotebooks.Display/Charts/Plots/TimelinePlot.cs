using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Spans of time in lanes, with dated events on the same axis.</summary>
public sealed class TimelinePlot : ChartPlot
{
    internal TimelinePlot(IEnumerable<TimelineEntry> entries, IEnumerable<ChartEvent>? events, DateOnly? until)
    {
        Entries = [.. entries];
        Events = [.. (events ?? []).OrderBy(e => e.Date).ThenBy(e => e.Label.English, StringComparer.Ordinal)];
        foreach (var entry in Entries.Where(e => e.End < e.Start))
        {
            throw new ArgumentException(
                $"Timeline entry \"{entry.Label.English}\": found an end on {entry.End:yyyy-MM-dd}, expected none before its start on {entry.Start:yyyy-MM-dd}.",
                nameof(entries));
        }

        var dates = Entries.SelectMany(e => new[] { e.Start, e.End ?? e.Start }).Concat(Events.Select(e => e.Date)).ToList();
        if (dates.Count > 0)
        {
            (From, Until) = (dates.Min(), until is { } day && day > dates.Max() ? day : dates.Max());
        }
    }

    public ImmutableArray<TimelineEntry> Entries { get; }

    public ImmutableArray<ChartEvent> Events { get; }

    /// <summary>The first day on the axis.</summary>
    public DateOnly From { get; }

    /// <summary>The last day on the axis, to which what goes on is drawn.</summary>
    public DateOnly Until { get; }

    internal override IEnumerable<LocalName> Names => Entries.SelectMany(e => new[] { e.Lane, e.Label, e.Detail }).OfType<LocalName>().Concat(Events.Select(e => e.Label));

    internal override bool IsEmpty => Entries.IsEmpty;

    internal override IEnumerable<Citation> Citations => [];

    internal override DataGrid Grid(DisplayLanguage language) => new(
        [
            new(language.Word("chart.event"), IsRowHeader: true), new(language.Word("chart.lane")), new(language.Word("chart.start")),
            new(language.Word("chart.end")), new(language.Word("chart.detail")),
        ],
        [
            .. Entries.Select(e => ImmutableArray.Create(
                GridCell.Of(e.Label.In(language)), GridCell.Of(e.Lane.In(language)), Date(e.Start, language),
                e.End is { } end ? Date(end, language) : new(language.Word("chart.ongoing"), ""), GridCell.Of(e.Detail?.In(language) ?? ""))),
            .. Events.Select(e => ImmutableArray.Create(
                GridCell.Of(e.Label.In(language)), GridCell.Of(language.Word("chart.event")), Date(e.Date, language), Date(e.Date, language), GridCell.Of(""))),
        ]);

    internal override string Describe(DisplayLanguage language)
    {
        var lanes = Entries.GroupBy(e => e.Lane.In(language)).ToList();
        var text = language.Word(
            "describe.timeline", Entries.Length, lanes.Count, FactWords.Month(From, language), FactWords.Month(Until, language));
        var sentences = lanes.Select(l => language.Word("describe.timeline-lane", l.Key, string.Join(language.Word("format.list-separator"), l.Select(Span))));
        text = $"{text}{language.Word("format.sentence-space")}{language.Sentences(sentences)}";
        return Events.IsEmpty
            ? text
            : text + language.Word("describe.events", string.Join(
                language.Word("format.list-separator"), Events.Select(e => language.Word("format.in-brackets", e.Label.In(language), FactWords.Month(e.Date, language)))));

        string Span(TimelineEntry e)
        {
            var end = e.End?.Year.ToString(CultureInfo.InvariantCulture) ?? "";
            var start = e.Start.Year.ToString(CultureInfo.InvariantCulture);
            return $"{e.Label.In(language)} {(start == end ? start : $"{start}–{end}")}";
        }
    }

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language) => new TimelineDrawing(this, scene, size, language).Draw();

    internal override PlotlyFigure Plotly(DisplayLanguage language)
    {
        var rows = Entries.Select(e => PlotlyJson.Words(e.Label.In(language))).ToList();
        var shapes = new JsonArray();
        foreach (var e in Events)
        {
            shapes.Add(new JsonObject
            {
                ["type"] = "line", ["x0"] = Iso(e.Date), ["x1"] = Iso(e.Date), ["yref"] = "paper", ["y0"] = 0, ["y1"] = 1,
                ["line"] = new JsonObject { ["dash"] = "dot", ["width"] = 1, ["color"] = Palette.Light.Context },
            });
        }

        var lanes = Entries.GroupBy(e => e.Lane.In(language)).Select((lane, i) => (JsonNode)new JsonObject
        {
            ["type"] = "bar", ["orientation"] = "h", ["name"] = PlotlyJson.Words(lane.Key),
            ["y"] = Nodes.Strings(lane.Select(e => PlotlyJson.Words(e.Label.In(language)))),
            ["base"] = Nodes.Strings(lane.Select(e => Iso(e.Start))),
            ["x"] = Nodes.Numbers(lane.Select(e => (double?)Milliseconds(e))),
            ["marker"] = new JsonObject { ["color"] = Palette.Light.Of(SeriesTone.Compare, i) },
        });
        return new([.. lanes], new JsonObject
        {
            ["barmode"] = "overlay",
            ["shapes"] = shapes,
            ["xaxis"] = new JsonObject { ["type"] = "date", ["range"] = new JsonArray(Iso(From), Iso(Until)) },
            ["yaxis"] = new JsonObject
            {
                ["autorange"] = "reversed", ["automargin"] = true, ["type"] = "category", ["categoryorder"] = "array", ["categoryarray"] = Nodes.Strings(rows.Distinct()),
            },
        });
    }

    // Plotly measures the length of a bar on an axis of dates in milliseconds.
    private double Milliseconds(TimelineEntry entry) =>
        Math.Max(1, (entry.End ?? Until).DayNumber - entry.Start.DayNumber) * TimeSpan.MillisecondsPerDay;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static GridCell Date(DateOnly date, DisplayLanguage language) => new(FactWords.Date(date, language), Iso(date));
}
