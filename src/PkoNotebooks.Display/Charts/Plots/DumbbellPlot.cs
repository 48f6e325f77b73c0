using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Two values a row with the way between them; the first is a circle, the second a diamond.</summary>
public sealed class DumbbellPlot : ChartPlot
{
    private const int MostDescribed = 8;

    internal DumbbellPlot(IEnumerable<DumbbellItem> items, LocalName firstName, LocalName secondName)
    {
        Items = [.. items];
        (FirstName, SecondName) = (firstName, secondName);
        Unit = ItemUnits.One(Items.SelectMany(i => new[] { i.First.Fact, i.Second.Fact }), "Dumbbell chart");
    }

    public ImmutableArray<DumbbellItem> Items { get; }

    public LocalName FirstName { get; }

    public LocalName SecondName { get; }

    public Unit Unit { get; }

    /// <summary>The axis is logarithmic; values of zero and below are left out of the drawing.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Whether a logarithmic axis can show all that a linear one does.</summary>
    internal bool HasTwoScales => !IsEmpty && Items.SelectMany(i => new[] { i.First.Fact, i.Second.Fact }).All(f => f is null or { Value: > 0 });

    internal override IEnumerable<LocalName> Names => Items.Select(i => i.Name).Append(FirstName).Append(SecondName);

    internal override bool IsEmpty => !Items.Any(i => i.First.IsKnown || i.Second.IsKnown);

    internal override IEnumerable<Citation> Citations =>
        Items.SelectMany(i => new[] { i.First.Fact, i.Second.Fact }).OfType<Fact>().SelectMany(f => f.Citations);

    internal override DataGrid Grid(DisplayLanguage language)
    {
        var unit = FactWords.UnitName(Unit, language);
        return new(
            [
                new(language.Word("chart.item"), IsRowHeader: true),
                new(FirstName.In(language), unit, IsNumber: true),
                new(SecondName.In(language), unit, IsNumber: true),
            ],
            [.. Items.Select(i => ImmutableArray.Create(
                GridCell.Of(i.Name.In(language)), ItemCells.Of(i.First, language), ItemCells.Of(i.Second, language)))]);
    }

    internal override string Describe(DisplayLanguage language)
    {
        var shown = Items.OrderByDescending(i => i.Tone).Take(MostDescribed)
            .Select(i => language.Word("describe.dumbbell-item", i.Name.In(language), FactWords.OfOrNone(i.First, language), FactWords.OfOrNone(i.Second, language)));
        return $"{language.Word("describe.dumbbell", Items.Length, FirstName.In(language), SecondName.In(language))}{language.Word("format.sentence-space")}{language.Sentences(shown)}";
    }

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language) => new DumbbellDrawing(this, scene, size, language).Draw();

    internal override PlotlyFigure Plotly(DisplayLanguage language)
    {
        var names = Items.Select(i => PlotlyJson.Words(i.Name.In(language))).ToList();
        var data = new JsonArray();
        foreach (var (item, name) in Items.Zip(names).Where(p => p.First.First.IsKnown && p.First.Second.IsKnown))
        {
            data.Add(new JsonObject
            {
                ["type"] = "scatter", ["mode"] = "lines", ["showlegend"] = false, ["hoverinfo"] = "skip", ["y"] = Nodes.Strings([name, name]),
                ["x"] = Nodes.Values([item.First, item.Second]), ["line"] = new JsonObject { ["color"] = Palette.Light.Context, ["width"] = 2 },
            });
        }

        data.Add(End(FirstName, Items.Select(i => i.First), Palette.Light.Compare[0], "circle"));
        data.Add(End(SecondName, Items.Select(i => i.Second), Palette.Light.Focus, "diamond"));
        return new(data, Nodes.RowLayout(FactWords.UnitName(Unit, language), Logarithmic));

        JsonObject End(LocalName name, IEnumerable<Measured> values, string colour, string symbol) => new()
        {
            ["type"] = "scatter", ["mode"] = "markers", ["name"] = PlotlyJson.Words(name.In(language)), ["y"] = Nodes.Strings(names),
            ["x"] = Nodes.Values(values), ["marker"] = new JsonObject { ["size"] = 11, ["color"] = colour, ["symbol"] = symbol },
        };
    }
}
