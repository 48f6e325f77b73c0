using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Draws a dumbbell chart: a row an item, its two marks, the way between them, and their figures outside.</summary>
internal sealed class DumbbellDrawing(DumbbellPlot plot, Scene scene, ChartSize size, DisplayLanguage language)
{
    private const string First = "0";
    private const string Second = "1";

    public void Draw()
    {
        var top = ChartKey.Draw(scene,
        [
            new(plot.FirstName.In(language), (x, y) => scene.Circle(x, y, 6, "m-1 ring"), First),
            new(plot.SecondName.In(language), (x, y) => scene.Diamond(x, y, 7, "m-f ring"), Second),
        ]) + 4;
        var rows = new RowLayout(scene, size, [.. plot.Items.Select(i => i.Name.In(language))], [.. plot.Items.Select(i => i.Tone)], 18, top);
        var room = plot.Items.SelectMany(i => new[] { i.First, i.Second }).Max(m => scene.Measure(FactWords.LabelOrNone(m, language))) + 14;
        var withText = 2 * room < (size.Width - rows.Left) * 0.65;
        room = withText ? room : 12;
        var known = plot.Items.SelectMany(i => new[] { i.First.Fact?.Value, i.Second.Fact?.Value }).OfType<double>().ToList();
        var axis = Axis(plot.Logarithmic);
        var other = scene.Switches && plot.HasTwoScales ? Axis(!plot.Logarithmic) : null;
        scene.Scales(plot.Logarithmic, () => scene.Height = Math.Ceiling(axis.Draw(top, rows.Bottom)), other is null ? null : () => other.Draw(top, rows.Bottom));
        for (var i = 0; i < plot.Items.Length; i++)
        {
            rows.DrawName(i);
            DrawRow(axis, other, plot.Items[i], rows.Middle(i), withText);
        }

        HorizontalAxis Axis(bool logarithmic) =>
            new(scene, known, plot.Unit, language, rows.Left + room, size.Width - room, fromZero: true, logarithmic);
    }

    private void DrawRow(HorizontalAxis axis, HorizontalAxis? others, DumbbellItem item, double y, bool withText)
    {
        var (first, second) = (X(axis, item.First), X(axis, item.Second));
        var (otherFirst, otherSecond) = (X(others, item.First), X(others, item.Second));
        if (first is { } a && second is { } b)
        {
            scene.Series($"{First} {Second}", () => scene.Path(
                new PathData().Move(a, y).Line(b, y), item.Tone == SeriesTone.Focus ? "wf" : "wc",
                otherFirst is { } c && otherSecond is { } d ? new PathData().Move(c, y).Line(d, y) : null));
        }

        // The texts stand outside the two marks, so they cannot meet; what has no mark has its words beside the other.
        var firstIsLeft = (first ?? second ?? 0) <= (second ?? first ?? 0);
        Series(First, plot.FirstName, "m-1", () =>
        {
            if (first is { } at)
            {
                scene.Circle(at, y, 6, "m-1 ring", $"{plot.FirstName.In(language)}: {FactWords.OfOrNone(item.First, language)}", At(otherFirst));
            }

            Figure(item.First, firstIsLeft, "t-1");
        });
        Series(Second, plot.SecondName, "m-f", () =>
        {
            if (second is { } at)
            {
                scene.Diamond(at, y, 7, "m-f ring", $"{plot.SecondName.In(language)}: {FactWords.OfOrNone(item.Second, language)}", At(otherSecond));
            }

            Figure(item.Second, !firstIsLeft, "t-f");
        });
        if (withText && first is null && second is null)
        {
            scene.Text(language.Word("no-figure"), axis.X(axis.Lowest) + 4, scene.Centred(y), "t-m");
        }

        (double, double)? At(double? x) => x is { } there ? (there, y) : null;

        void Figure(Measured value, bool isLeft, string style)
        {
            if (withText && Outside(first, second, isLeft) is { } x)
            {
                (double, double)? other = Outside(otherFirst, otherSecond, isLeft) is { } there ? (there, scene.Centred(y)) : null;
                scene.Text(FactWords.LabelOrNone(value, language), x, scene.Centred(y), value.IsKnown ? style : "t-m", isLeft ? Anchor.End : Anchor.Start, other: other);
            }
        }
    }

    private void Series(string which, LocalName name, string look, Action draw) => scene.Series(which, draw, ("name", name.In(language)), ("look", look));

    private static double? Outside(double? first, double? second, bool isLeft) => isLeft
        ? Math.Min(first ?? double.MaxValue, second ?? double.MaxValue) is var low and < double.MaxValue ? low - 10 : null
        : Math.Max(first ?? double.MinValue, second ?? double.MinValue) is var high and > double.MinValue ? high + 10 : null;

    private static double? X(HorizontalAxis? axis, Measured value) => value.Fact is { } fact && axis?.Shows(fact.Value) == true ? axis.X(fact.Value) : null;
}
