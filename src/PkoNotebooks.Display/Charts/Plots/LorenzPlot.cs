using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Statistics;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Lorenz curves against the line of equal shares.</summary>
public sealed class LorenzPlot : ChartPlot
{
    // Where along a curve its label is tried, as shares of the holders.
    private static readonly double[] LabelShares = [0.8, 0.85, 0.75, 0.9, 0.7, 0.95, 0.6, 0.5];

    internal LorenzPlot(IEnumerable<LorenzCurve> curves)
    {
        Curves = [.. curves];
        Styles = SeriesStyle.For([.. Curves.Select(c => c.Tone)]);
    }

    public ImmutableArray<LorenzCurve> Curves { get; }

    private ImmutableArray<SeriesStyle> Styles { get; }

    internal override IEnumerable<LocalName> Names => Curves.Select(c => c.Name);

    internal override bool IsEmpty => Curves.All(c => c.Points.Length < 2);

    internal override IEnumerable<Citation> Citations => Curves.Select(c => c.Gini.Fact).OfType<Fact>().SelectMany(f => f.Citations);

    internal override IEnumerable<Phrase> Phrases => Curves.Where(c => c.Gini.IsKnown).Select(c =>
    {
        var phrase = new Phrase(0, 1);
        phrase.AppendFormatted(c.Gini);
        return phrase;
    });

    internal override DataGrid Grid(DisplayLanguage language) => Curves.Length > 0 && Curves.All(c => c.Points.Select(p => p.HolderShare).SequenceEqual(Curves[0].Points.Select(p => p.HolderShare)))
        ? SideBySide(language)
        : OneAfterAnother(language);

    private DataGrid OneAfterAnother(DisplayLanguage language) => new(
        [
            new(language.Word("chart.item"), IsRowHeader: true),
            new(language.Word("chart.population-share"), "%", IsNumber: true),
            new(language.Word("chart.cumulative-share"), "%", IsNumber: true),
        ],
        [.. Curves.SelectMany(c => c.Points.Select(p => ImmutableArray.Create(GridCell.Of(c.Name.In(language)), Cell(p.HolderShare), Cell(p.AmountShare))))]);

    // Curves over the same holders stand side by side: half the rows, and the shares can be compared.
    private DataGrid SideBySide(DisplayLanguage language) => new(
        [
            new(language.Word("chart.population-share"), "%", IsNumber: true, IsRowHeader: true),
            .. Curves.Select(c => new GridColumn(c.Name.In(language), "%", IsNumber: true)),
        ],
        [.. Enumerable.Range(0, Curves[0].Points.Length).Select(i =>
            Curves.Select(c => Cell(c.Points[i].AmountShare)).Prepend(Cell(Curves[0].Points[i].HolderShare)).ToImmutableArray())]);

    internal override string Describe(DisplayLanguage language) => language.Word("describe.lorenz") + string.Concat(Curves.Select(c => language.Word(
        "describe.lorenz-item",
        c.Name.In(language),
        FactWords.Of(100 * At(c.Points, 0.5), Unit.Percent, 1, language),
        c.Gini.Fact is { } gini ? FactWords.Of(gini, language) : language.Word("no-figure"))));

    internal override void Draw(Scene scene, ChartSize size, DisplayLanguage language)
    {
        var up = new ValueAxis([0, 100], Unit.Percent, language, 5, true, false);
        var left = Math.Ceiling(up.Width(scene)) + 8;
        var side = size.IsNarrow ? size.Width - left - 14 : 430;
        var head = size.IsNarrow ? DrawKey(scene, language) : 0;
        var (top, right) = (head + scene.Line + 10, left + side);
        var bottom = top + side;
        scene.Text(scene.Fit($"↑ {language.Word("chart.cumulative-share")}", size.Width), 0, head + scene.FontSize, "t-m");
        foreach (var mark in up.Marks)
        {
            var y = up.Place(mark.Value, bottom, top);
            scene.Stroke(left, y, right, y, mark.Value == 0 ? "ax" : "g");
            scene.Text(mark.Text, left - 8, scene.Centred(y), "t-m", Anchor.End);
        }

        var below = new HorizontalAxis(scene, [0, 100], Unit.Percent, language, left, right, true).Draw(top, bottom);
        var title = scene.Fit($"{language.Word("chart.population-share")} →", size.Width);
        scene.Text(title, Math.Max(right, scene.Measure(title)), below + scene.FontSize, "t-m", Anchor.End);
        scene.Height = Math.Ceiling(below + scene.Line + 2);
        scene.Stroke(left, bottom, right, top, "eq");

        // Drawn at half a unit's step: a curve over two hundred states has more points than an eye or a file needs.
        for (var i = 0; i < Curves.Length; i++)
        {
            var path = new PathData();
            var last = (X: double.MinValue, Y: double.MinValue);
            foreach (var (point, index) in Curves[i].Points.Select((p, k) => (p, k)))
            {
                var (x, y) = (left + (point.HolderShare * side), bottom - (point.AmountShare * side));
                if (index == 0)
                {
                    path.Move(x, y);
                }
                else if (Math.Abs(x - last.X) + Math.Abs(y - last.Y) >= 2 || index == Curves[i].Points.Length - 1)
                {
                    path.Line(x, y);
                }
                else
                {
                    continue;
                }

                last = (x, y);
            }

            InSeries(scene, language, i, () => scene.Path(path, Styles[i].Line));
        }

        DrawLabels(scene, size, language, new(left, top, side, side));
    }

    internal override PlotlyFigure Plotly(DisplayLanguage language)
    {
        var data = new JsonArray
        {
            new JsonObject
            {
                ["type"] = "scatter", ["mode"] = "lines", ["name"] = language.Word("chart.equality"), ["x"] = new JsonArray(0, 100),
                ["y"] = new JsonArray(0, 100), ["line"] = new JsonObject { ["dash"] = "dot", ["color"] = Palette.Light.Context, ["width"] = 1 },
            },
        };
        foreach (var (curve, style) in Curves.Zip(Styles))
        {
            data.Add(new JsonObject
            {
                ["type"] = "scatter", ["mode"] = "lines", ["name"] = PlotlyJson.Words(Label(curve, language)),
                ["x"] = Nodes.Numbers(curve.Points.Select(p => (double?)(100 * p.HolderShare))),
                ["y"] = Nodes.Numbers(curve.Points.Select(p => (double?)(100 * p.AmountShare))),
                ["line"] = new JsonObject { ["color"] = style.Colour, ["dash"] = style.Dash, ["width"] = 3 },
            });
        }

        return new(data, new JsonObject { ["xaxis"] = Axis("chart.population-share"), ["yaxis"] = Axis("chart.cumulative-share") });

        JsonObject Axis(string word) => new()
        {
            ["title"] = new JsonObject { ["text"] = language.Word(word) }, ["range"] = new JsonArray(0, 100), ["ticksuffix"] = "%",
        };
    }

    private static string Label(LorenzCurve curve, DisplayLanguage language) => curve.Gini.Fact is { } gini
        ? $"{curve.Name.In(language)}{language.Word("format.list-separator")}{language.Word("chart.gini", FactWords.Of(gini, language))}"
        : curve.Name.In(language);

    // On a phone the curves leave no room for words between them.
    private double DrawKey(Scene scene, DisplayLanguage language) => ChartKey.Draw(
        scene, [.. Curves.Select((c, i) => new KeyEntry(
            Label(c, language), (x, y) => scene.Stroke(x - 9, y, x + 9, y, Styles[i].Line), Curves.Length > 1 ? Coordinate.Text(i) : null))]);

    private void InSeries(Scene scene, DisplayLanguage language, int i, Action draw)
    {
        if (Curves.Length > 1)
        {
            scene.Series(Coordinate.Text(i), draw, ("name", Curves[i].Name.In(language)), ("look", Styles[i].Line));
        }
        else
        {
            draw();
        }
    }

    // Curves bend away from the line of equality, so the room for words is below and to the right of their belly.
    private void DrawLabels(Scene scene, ChartSize size, DisplayLanguage language, Box area)
    {
        var room = new Box(area.X, area.Y, size.Width - area.X, area.Height);
        var obstacles = Curves.SelectMany(c => c.Points.Select(p => new Box(area.X + (p.HolderShare * area.Width) - 1.5, area.Bottom - (p.AmountShare * area.Height) - 1.5, 3, 3)))
            .Concat(Enumerable.Range(0, 101).Select(i => new Box(area.X + (i * area.Width / 100) - 1, area.Bottom - (i * area.Height / 100) - 1, 2, 2)))
            .ToList();
        var taken = new List<Box>();
        var equality = language.Word("chart.equality");
        Put(equality, "t-m", false, [(0.28, 0.28), (0.4, 0.4), (0.55, 0.55)]);
        for (var i = 0; i < Curves.Length && !size.IsNarrow; i++)
        {
            var points = Curves[i].Points;
            InSeries(scene, language, i, () => Put(
                scene.Fit(Label(Curves[i], language), size.Width * 0.5, bold: true), Styles[i].Text, true, [.. LabelShares.Select(x => (x, At(points, x)))]));
        }

        void Put(string text, string style, bool bold, (double X, double Y)[] at)
        {
            foreach (var strict in new[] { true, false })
            {
                foreach (var (px, py) in at)
                {
                    var point = new LabelledPoint(area.X + (px * area.Width), area.Bottom - (py * area.Height), 2, text, bold, !strict);
                    if (PointLabels.Place(scene, [point], strict ? obstacles : [], room, taken)[0] is { } place)
                    {
                        scene.Text(text, place.X, place.Baseline, style, Anchor.Start, bold);
                        taken.Add(scene.BoxOf(text, place.X, place.Baseline, Anchor.Start, bold));
                        return;
                    }
                }
            }
        }
    }

    private static GridCell Cell(double share) => new(FactText.Number(100 * share, 1), FactHtml.Value(100 * share));

    /// <summary>The curve's height, on a straight line between its points.</summary>
    private static double At(ImmutableArray<LorenzPoint> points, double x)
    {
        var next = Enumerable.Range(0, points.Length).FirstOrDefault(i => points[i].HolderShare >= x, points.Length - 1);
        if (next <= 0)
        {
            return points.IsEmpty ? 0 : points[Math.Max(0, next)].AmountShare;
        }

        var (a, b) = (points[next - 1], points[next]);
        var width = b.HolderShare - a.HolderShare;
        return width <= 0 ? b.AmountShare : a.AmountShare + ((x - a.HolderShare) / width * (b.AmountShare - a.AmountShare));
    }
}
