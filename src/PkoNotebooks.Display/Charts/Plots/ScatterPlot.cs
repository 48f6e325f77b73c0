using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Statistics;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Two figures of each item against each other, on logarithmic axes unless said otherwise; zeros stand in a strip of their own.</summary>
public sealed class ScatterPlot : ChartPlot
{
    internal ScatterPlot(IEnumerable<ScatterItem> items, LocalName acrossName, LocalName upName)
    {
        Items = [.. items];
        (AcrossName, UpName) = (acrossName, upName);
        AcrossUnit = ItemUnits.One(Items.Select(i => i.Across.Fact), "Scatter chart, across");
        UpUnit = ItemUnits.One(Items.Select(i => i.Up.Fact), "Scatter chart, up");
        Shown = [.. Items.Where(i => i.Across.IsKnown && i.Up.IsKnown)];
    }

    public ImmutableArray<ScatterItem> Items { get; }

    public LocalName AcrossName { get; }

    public LocalName UpName { get; }

    public Unit AcrossUnit { get; }

    public Unit UpUnit { get; }

    /// <summary>Both axes are logarithmic.</summary>
    public bool Logarithmic { get; init; } = true;

    /// <summary>The words on the line where both figures are equal; null for no line.</summary>
    public LocalName? Parity { get; init; }

    /// <summary>The items with both figures.</summary>
    internal ImmutableArray<ScatterItem> Shown { get; }

    /// <summary>Whether the axes can be shown in either scale: a logarithmic one with zeros in a strip is the author's choice, not a reader's.</summary>
    internal bool HasTwoScales => !IsEmpty && (Logarithmic || Shown.All(i => i.Across.Required.Value > 0 && i.Up.Required.Value > 0));

    internal override IEnumerable<LocalName> Names => Items.Select(i => i.Name).Append(AcrossName).Append(UpName).Concat(Parity is null ? [] : [Parity]);

    internal override bool IsEmpty => Shown.IsEmpty;

    internal override IEnumerable<Citation> Citations =>
        Items.SelectMany(i => new[] { i.Across.Fact, i.Up.Fact }).OfType<Fact>().SelectMany(f => f.Citations);

    internal override DataGrid Grid(DisplayLanguage language) => new(
        [
            new(language.Word("chart.item"), IsRowHeader: true),
            new(AcrossName.In(language), FactWords.UnitName(AcrossUnit, language), IsNumber: true),
            new(UpName.In(language), FactWords.UnitName(UpUnit, language), IsNumber: true),
        ],
        [.. Items.Select(i => ImmutableArray.Create(
            GridCell.Of(i.Name.In(language)), ItemCells.Of(i.Across, language), ItemCells.Of(i.Up, language)))]);

    internal override string Describe(DisplayLanguage language)
    {
        var text = language.Word("describe.scatter", Shown.Length, AcrossName.In(language), UpName.In(language));
        if (RankCorrelation.Spearman([.. Shown.Select(i => i.Across.Required.Value)], [.. Shown.Select(i => i.Up.Required.Value)]) is { } correlation)
        {
            var word = Math.Abs(correlation.Coefficient) < 0.2 ? "none" : correlation.Coefficient > 0 ? "positive" : "negative";
            text += language.Word("describe.correlation-" + word, FactText.Number(correlation.Coefficient, 2), correlation.Pairs);
        }

        var pointedOut = Shown.Where(i => i.Tone == SeriesTone.Focus)
            .Select(i => language.Word("describe.dumbbell-item", i.Name.In(language), FactWords.Of(i.Across.Required, language), FactWords.Of(i.Up.Required, language)))
            .ToList();
        return pointedOut.Count == 0 ? text : $"{text}{language.Word("format.sentence-space")}{language.Sentences(pointedOut)}";
    }

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language) => new ScatterDrawing(this, scene, size, language).Draw();

    internal override PlotlyFigure Plotly(DisplayLanguage language)
    {
        var data = new JsonArray();
        foreach (var group in Shown.GroupBy(i => i.Tone).OrderBy(g => g.Key))
        {
            data.Add(new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = group.Key == SeriesTone.Context ? "markers" : "markers+text",
                ["showlegend"] = false,
                ["x"] = Nodes.Values(group.Select(i => i.Across)),
                ["y"] = Nodes.Values(group.Select(i => i.Up)),
                ["text"] = Nodes.Strings(group.Select(i => PlotlyJson.Words(i.Name.In(language)))),
                ["textposition"] = "top right",
                ["hovertemplate"] = "%{text}<br>%{x}<br>%{y}<extra></extra>",
                ["marker"] = new JsonObject
                {
                    ["color"] = Palette.Light.Of(group.Key, 0), ["size"] = group.Key == SeriesTone.Context ? 7 : 11,
                    ["symbol"] = group.Key == SeriesTone.Compare ? "diamond" : "circle",
                },
            });
        }

        return new(data, new JsonObject { ["xaxis"] = Axis(AcrossName, AcrossUnit), ["yaxis"] = Axis(UpName, UpUnit) });

        JsonObject Axis(LocalName name, Unit unit) => new()
        {
            ["type"] = Logarithmic ? "log" : "linear",
            ["title"] = new JsonObject { ["text"] = PlotlyJson.Words(new GridColumn(name.In(language), FactWords.UnitName(unit, language)).FullHeader) },
        };
    }
}
