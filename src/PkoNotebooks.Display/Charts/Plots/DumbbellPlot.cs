using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
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
            .Select(i => language.Word("describe.dumbbell-item", i.Name.In(language), Text(i.First, language), Text(i.Second, language)));
        return $"{language.Word("describe.dumbbell", Items.Length, FirstName.In(language), SecondName.In(language))}{language.Word("format.sentence-space")}{language.Sentences(shown)}";
    }

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language)
    {
        var top = ChartKey.Draw(scene,
        [
            (FirstName.In(language), (x, y) => scene.Circle(x, y, 6, "m-1 ring")),
            (SecondName.In(language), (x, y) => scene.Diamond(x, y, 7, "m-f ring")),
        ]) + 4;
        var rows = new RowLayout(scene, size, [.. Items.Select(i => i.Name.In(language))], [.. Items.Select(i => i.Tone)], 18, top);
        var room = Items.SelectMany(i => new[] { i.First, i.Second }).Max(m => scene.Measure(Label(m, language))) + 14;
        var withText = 2 * room < (size.Width - rows.Left) * 0.65;
        room = withText ? room : 12;
        var known = Items.SelectMany(i => new[] { i.First.Fact?.Value, i.Second.Fact?.Value }).OfType<double>().ToList();
        var axis = new HorizontalAxis(scene, known, Unit, language, rows.Left + room, size.Width - room, fromZero: true, Logarithmic);
        scene.Height = Math.Ceiling(axis.Draw(top, rows.Bottom));
        for (var i = 0; i < Items.Length; i++)
        {
            rows.DrawName(i);
            DrawRow(scene, axis, Items[i], rows.Middle(i), withText, language);
        }
    }

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

    private static string Label(Measured value, DisplayLanguage language) =>
        value.Fact is { } fact ? FactWords.Label(fact, language) : language.Word("no-figure");

    private static string Text(Measured value, DisplayLanguage language) =>
        value.Fact is { } fact ? FactWords.Of(fact, language) : language.Word("no-figure");

    private void DrawRow(Scene scene, HorizontalAxis axis, DumbbellItem item, double y, bool withText, DisplayLanguage language)
    {
        var first = X(item.First);
        var second = X(item.Second);
        if (first is { } a && second is { } b)
        {
            scene.Stroke(a, y, b, y, item.Tone == SeriesTone.Focus ? "wf" : "wc");
        }

        if (first is { } at)
        {
            scene.Circle(at, y, 6, "m-1 ring", $"{FirstName.In(language)}: {Text(item.First, language)}");
        }

        if (second is { } there)
        {
            scene.Diamond(there, y, 7, "m-f ring", $"{SecondName.In(language)}: {Text(item.Second, language)}");
        }

        if (!withText)
        {
            return;
        }

        // The texts stand outside the two marks, so they cannot meet; what has no mark has its words beside the other.
        var firstIsLeft = (first ?? second ?? 0) <= (second ?? first ?? 0);
        var (low, high) = firstIsLeft ? (item.First, item.Second) : (item.Second, item.First);
        var left = Math.Min(first ?? double.MaxValue, second ?? double.MaxValue);
        if (left == double.MaxValue)
        {
            scene.Text(language.Word("no-figure"), axis.X(axis.Lowest) + 4, scene.Centred(y), "t-m");
            return;
        }

        var right = Math.Max(first ?? double.MinValue, second ?? double.MinValue);
        scene.Text(Label(low, language), left - 10, scene.Centred(y), Style(low, firstIsLeft), Anchor.End);
        scene.Text(Label(high, language), right + 10, scene.Centred(y), Style(high, !firstIsLeft));

        double? X(Measured value) => value.Fact is { } fact && axis.Shows(fact.Value) ? axis.X(fact.Value) : null;

        static string Style(Measured value, bool isFirst) => !value.IsKnown ? "t-m" : isFirst ? "t-1" : "t-f";
    }
}
