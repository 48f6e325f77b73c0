using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Ranges as bars, with the figure that should lie in each as a mark on it.</summary>
public sealed class RangePlot : ChartPlot
{
    private const int MostDescribed = 12;

    internal RangePlot(IEnumerable<RangeItem> items, LocalName rangeName, LocalName actualName)
    {
        Items = [.. items];
        (RangeName, ActualName) = (rangeName, actualName);
        Unit = ItemUnits.One(Items.SelectMany(All).Select(m => m?.Fact), "Range chart");
    }

    public ImmutableArray<RangeItem> Items { get; }

    /// <summary>What the range is, such as "desirable range".</summary>
    public LocalName RangeName { get; }

    /// <summary>What the figure is, such as "staff".</summary>
    public LocalName ActualName { get; }

    public Unit Unit { get; }

    internal override IEnumerable<LocalName> Names => Items.Select(i => i.Name).Append(RangeName).Append(ActualName);

    internal override bool IsEmpty => !Items.SelectMany(All).Any(m => m?.IsKnown == true);

    internal override IEnumerable<Citation> Citations => Items.SelectMany(All).Select(m => m?.Fact).OfType<Fact>().SelectMany(f => f.Citations);

    internal override DataGrid Grid(DisplayLanguage language)
    {
        var unit = FactWords.UnitName(Unit, language);
        string[] headers = [language.Word("chart.low"), language.Word("chart.mid"), language.Word("chart.high"), ActualName.In(language)];
        return new(
            [new(language.Word("chart.item"), IsRowHeader: true), .. headers.Select(h => new GridColumn(h, unit, IsNumber: true))],
            [.. Items.Select(i => All(i).Select(m => ItemCells.Of(m, language)).Prepend(GridCell.Of(i.Name.In(language))).ToImmutableArray())]);
    }

    internal override string Describe(DisplayLanguage language)
    {
        var sentences = Items.Where(i => i.Low.IsKnown && i.High.IsKnown && i.Actual.IsKnown)
            .OrderByDescending(i => i.Tone).Take(MostDescribed)
            .Select(i =>
            {
                var (low, high, actual) = (i.Low.Required, i.High.Required, i.Actual.Required);
                var word = actual.Value < low.Value ? "describe.range-below" : actual.Value > high.Value ? "describe.range-above" : "describe.range-within";
                return language.Word(word, i.Name.In(language), Text(actual), Text(low), Text(high));
            });
        return $"{language.Word("describe.range", Items.Length)}{language.Word("format.sentence-space")}{language.Sentences(sentences)}".Trim();

        string Text(Fact fact) => FactWords.Of(fact, language);
    }

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language)
    {
        var key = new List<KeyEntry>
        {
            new(RangeName.In(language), (x, y) => scene.Rect(x - 8, y - 5, 16, 10, "m-b")),
            new(ActualName.In(language), (x, y) => Marker(scene, x, y, "c", null)),
        };
        if (Items.Any(i => i.Middle?.IsKnown == true))
        {
            key.Insert(1, new(language.Word("chart.mid"), (x, y) => scene.Stroke(x, y - 6, x, y + 6, "tk")));
        }

        var top = ChartKey.Draw(scene, key) + 4;
        var rows = new RowLayout(scene, size, [.. Items.Select(i => i.Name.In(language))], [.. Items.Select(i => i.Tone)], 18, top);
        var room = Items.Max(i => scene.Measure(FactWords.LabelOrNone(i.Actual, language), bold: true)) + 14;
        var known = Items.SelectMany(All).Select(m => m?.Fact?.Value).OfType<double>().ToList();
        var axis = new HorizontalAxis(scene, known, Unit, language, rows.Left, size.Width - room, fromZero: true);
        scene.Height = Math.Ceiling(axis.Draw(top, rows.Bottom));
        for (var i = 0; i < Items.Length; i++)
        {
            DrawRow(scene, rows, axis, i, language);
        }
    }

    internal override PlotlyFigure Plotly(DisplayLanguage language)
    {
        var names = Items.Select(i => PlotlyJson.Words(i.Name.In(language))).ToList();
        return new(
            [
                new JsonObject
                {
                    ["type"] = "bar", ["orientation"] = "h", ["name"] = PlotlyJson.Words(RangeName.In(language)),
                    ["y"] = Nodes.Strings(names), ["base"] = Nodes.Values(Items.Select(i => i.Low)),
                    ["x"] = Nodes.Numbers(Items.Select(i => i.Low.Fact is { } low && i.High.Fact is { } high ? high.Value - low.Value : (double?)null)),
                    ["marker"] = new JsonObject { ["color"] = "#d5d9de", ["line"] = new JsonObject { ["color"] = Palette.Light.Context, ["width"] = 1 } },
                },
                new JsonObject
                {
                    ["type"] = "scatter", ["mode"] = "markers", ["name"] = PlotlyJson.Words(ActualName.In(language)),
                    ["y"] = Nodes.Strings(names), ["x"] = Nodes.Values(Items.Select(i => i.Actual)),
                    ["marker"] = new JsonObject
                    {
                        ["size"] = 11, ["symbol"] = "diamond", ["color"] = Nodes.Strings(Items.Select(i => Palette.Light.Of(i.Tone, 0))),
                    },
                },
            ],
            Nodes.RowLayout(FactWords.UnitName(Unit, language)));
    }

    private static IEnumerable<Measured?> All(RangeItem item) => [item.Low, item.Middle, item.High, item.Actual];

    private static void DrawRow(Scene scene, RowLayout rows, HorizontalAxis axis, int row, DisplayLanguage language, RangeItem item)
    {
        var y = rows.Middle(row);
        var style = item.Tone == SeriesTone.Focus ? "f" : "c";
        var (start, end) = (axis.X(axis.Highest), rows.Left);
        var isLeft = false;
        rows.DrawName(row);
        if (item is { Low.Fact: { } low, High.Fact: { } high })
        {
            var (x0, x1) = (axis.X(Math.Min(low.Value, high.Value)), axis.X(Math.Max(low.Value, high.Value)));
            scene.Rect(x0, y - 7, Math.Max(2, x1 - x0), 14, "m-b", $"{item.Name.In(language)}: {FactWords.Of(low, language)} – {FactWords.Of(high, language)}");
            (start, end) = (Math.Min(start, x0), Math.Max(end, x1));
        }

        if (item.Middle?.Fact is { } middle)
        {
            scene.Stroke(axis.X(middle.Value), y - 7, axis.X(middle.Value), y + 7, "tk");
        }

        if (item.Actual.Fact is { } actual)
        {
            var x = axis.X(actual.Value);
            Marker(scene, x, y, style, $"{item.Name.In(language)}: {FactWords.Of(actual, language)}");
            isLeft = x < start && x - 12 - scene.Measure(FactWords.LabelOrNone(item.Actual, language), style == "f") > axis.X(axis.Lowest);
            (start, end) = (Math.Min(start, x - 6), Math.Max(end, x + 6));
        }

        // The label stands on the mark's side of the range where there is room, so that the eye need not cross it.
        var text = style == "f" ? "t-f" : item.Actual.IsKnown ? "t" : "t-m";
        scene.Text(FactWords.LabelOrNone(item.Actual, language), isLeft ? start - 6 : end + 6, scene.Centred(y), text, isLeft ? Anchor.End : Anchor.Start, style == "f");
    }

    private void DrawRow(Scene scene, RowLayout rows, HorizontalAxis axis, int row, DisplayLanguage language) =>
        DrawRow(scene, rows, axis, row, language, Items[row]);

    private static void Marker(Scene scene, double x, double y, string style, string? title) => scene.Diamond(x, y, 7, $"m-{style} ring", title);
}
