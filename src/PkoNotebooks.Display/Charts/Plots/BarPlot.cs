using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Horizontal bars in the order given, each with its name before it and its value after it.</summary>
public sealed class BarPlot : ChartPlot
{
    internal BarPlot(IEnumerable<ChartItem> items)
    {
        Items = [.. items];
        Unit = ItemUnits.One(Items.Select(i => i.Value.Fact), "Bar chart");
    }

    public ImmutableArray<ChartItem> Items { get; }

    public Unit Unit { get; }

    internal override IEnumerable<LocalName> Names => Items.Select(i => i.Name);

    internal override bool IsEmpty => !Items.Any(i => i.Value.IsKnown);

    internal override IEnumerable<Citation> Citations => Items.Select(i => i.Value.Fact).OfType<Fact>().SelectMany(f => f.Citations);

    internal override DataGrid Grid(DisplayLanguage language) => new(
        [
            new(language.Word("chart.item"), IsRowHeader: true),
            new(language.Word("chart.value"), FactWords.UnitName(Unit, language), IsNumber: true),
        ],
        [.. Items.Select(i => ImmutableArray.Create(GridCell.Of(i.Name.In(language)), ItemCells.Of(i.Value, language)))]);

    internal override string Describe(DisplayLanguage language)
    {
        var known = Items.Where(i => i.Value.IsKnown).ToList();
        var (high, low) = (known.MaxBy(i => i.Value.Required.Value)!, known.MinBy(i => i.Value.Required.Value)!);
        return language.Word("describe.bar", Items.Length, high.Name.In(language), FactWords.OfOrNone(high.Value, language), low.Name.In(language), FactWords.OfOrNone(low.Value, language));
    }

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language)
    {
        var rows = new RowLayout(scene, size, [.. Items.Select(i => i.Name.In(language))], [.. Items.Select(i => i.Tone)], barHeight: 16);
        var known = Items.Select(i => i.Value.Fact?.Value).OfType<double>().Append(0).ToList();
        var (min, max) = (Math.Min(0, known.Min()), Math.Max(0, known.Max()));
        var room = Items.Max(i => scene.Measure(FactWords.LabelOrNone(i.Value, language), i.Tone == SeriesTone.Focus)) + 8;
        // Where the figures would leave the bars no room they stay in the tooltip and the table.
        var sides = (min < 0 ? 1 : 0) + (max > 0 || min == 0 ? 1 : 0);
        var withText = room * sides < (size.Width - rows.Left) * 0.7;
        room = withText ? room : 2;
        var start = rows.Left + (min < 0 ? room : 0);
        var end = size.Width - (max > 0 || min == 0 ? room : 0);
        double X(double value) => max > min ? start + ((value - min) / (max - min) * (end - start)) : start;

        for (var i = 0; i < Items.Length; i++)
        {
            var item = Items[i];
            var style = item.Tone == SeriesTone.Focus ? "f" : "c";
            rows.DrawName(i);
            var text = FactWords.LabelOrNone(item.Value, language);
            if (item.Value.Fact is not { } fact)
            {
                scene.Text(withText ? text : "", X(0) + 6, scene.Centred(rows.Middle(i)), "t-m");
                continue;
            }

            var (x0, x1) = (X(Math.Min(0, fact.Value)), X(Math.Max(0, fact.Value)));
            scene.Rect(x0, rows.Middle(i) - 8, Math.Max(1, x1 - x0), 16, "m-" + style, $"{item.Name.In(language)}: {FactWords.OfOrNone(item.Value, language)}");
            scene.Text(withText ? text : "", fact.Value < 0 ? x0 - 6 : x1 + 6, scene.Centred(rows.Middle(i)), style == "f" ? "t-f" : "t",
                fact.Value < 0 ? Anchor.End : Anchor.Start, style == "f");
        }

        scene.Stroke(X(0), 0, X(0), rows.Bottom, "ax");
        scene.Height = Math.Ceiling(rows.Bottom + 2);
    }

    internal override PlotlyFigure Plotly(DisplayLanguage language) => new(
        [
            new JsonObject
            {
                ["type"] = "bar", ["orientation"] = "h",
                ["y"] = new JsonArray([.. Items.Select(i => (JsonNode)PlotlyJson.Words(i.Name.In(language)))]),
                ["x"] = new JsonArray([.. Items.Select(i => i.Value.Fact is { } f ? (JsonNode?)f.Value : null)]),
                ["text"] = new JsonArray([.. Items.Select(i => (JsonNode)FactWords.OfOrNone(i.Value, language))]),
                ["textposition"] = "outside", ["cliponaxis"] = false,
                ["marker"] = new JsonObject
                {
                    ["color"] = new JsonArray([.. Items.Select(i => (JsonNode)Palette.Light.Of(i.Tone, 0))]),
                },
            },
        ],
        new JsonObject
        {
            ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = FactWords.UnitName(Unit, language) } },
            ["yaxis"] = new JsonObject { ["autorange"] = "reversed", ["automargin"] = true, ["type"] = "category" },
        });
}
