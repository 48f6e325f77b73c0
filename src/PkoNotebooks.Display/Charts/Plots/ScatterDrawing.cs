using System.Collections.Immutable;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Draws a scatter chart: grid, line of equality, points, and the labels that have room.</summary>
internal sealed class ScatterDrawing
{
    private const double Strip = 26;

    // Where along the line of equality its words are tried.
    private static readonly double[] ParityShares = [0.94, 0.86, 0.78, 0.7, 0.6, 0.06, 0.15, 0.25, 0.5, 0.4];

    private readonly ScatterPlot plot;
    private readonly Scene scene;
    private readonly ChartSize size;
    private readonly DisplayLanguage language;
    private readonly ValueAxis up;
    private readonly HorizontalAxis across;
    private readonly bool zerosAcross;
    private readonly bool zerosUp;
    private readonly double left;
    private readonly double right;
    private readonly double top;
    private readonly double bottom;

    public ScatterDrawing(ScatterPlot plot, Scene scene, ChartSize size, DisplayLanguage language)
    {
        (this.plot, this.scene, this.size, this.language) = (plot, scene, size, language);
        var xs = plot.Shown.Select(i => i.Across.Required.Value).ToList();
        var ys = plot.Shown.Select(i => i.Up.Required.Value).ToList();
        up = new(ys, plot.UpUnit, language, size.IsNarrow ? 4 : 6, fromZero: true, plot.Logarithmic);
        zerosAcross = plot.Logarithmic && xs.Exists(v => v <= 0);
        zerosUp = plot.Logarithmic && ys.Exists(v => v <= 0);
        var zero = zerosUp ? scene.Measure(language.Word("chart.zero")) : 0;
        left = Math.Ceiling(Math.Max(up.Width(scene), zero)) + 8;
        right = size.Width - 8;
        top = scene.Line + 10;
        bottom = top + (size.IsNarrow ? 260 : 400);
        across = new(scene, xs, plot.AcrossUnit, language, left + (zerosAcross ? Strip : 0) + 8, right, fromZero: true, plot.Logarithmic);
    }

    private double Floor => bottom - (zerosUp ? Strip : 0) - 8;

    public void Draw()
    {
        foreach (var mark in up.Marks)
        {
            var y = up.Place(mark.Value, Floor, top);
            scene.Stroke(left, y, right, y, mark.Value == 0 ? "ax" : "g");
            scene.Text(mark.Text, left - 8, scene.Centred(y), "t-m", Anchor.End);
        }

        var below = across.Draw(top, bottom);
        scene.Stroke(left, bottom, right, bottom, "ax");
        if (zerosUp)
        {
            scene.Text(language.Word("chart.zero"), left - 8, scene.Centred(bottom - (Strip / 2)), "t-m", Anchor.End);
            scene.Stroke(left, bottom - Strip, right, bottom - Strip, "ev");
        }

        if (zerosAcross)
        {
            scene.Stroke(left + Strip, top, left + Strip, bottom, "ev");
        }

        var title = new GridColumn(plot.UpName.In(language), FactWords.UnitName(plot.UpUnit, language)).FullHeader;
        scene.Text(scene.Fit($"↑ {title}", size.Width), 0, scene.FontSize, "t-m");
        var bottomTitle = new GridColumn(plot.AcrossName.In(language), FactWords.UnitName(plot.AcrossUnit, language)).FullHeader;
        scene.Text(scene.Fit($"{bottomTitle} →", size.Width), size.Width, below + scene.FontSize, "t-m", Anchor.End);
        scene.Height = Math.Ceiling(below + scene.Line + 2);
        var parity = DrawParity();
        DrawPoints(parity);
    }

    private (double X, double Y) Point(ScatterItem item)
    {
        var (x, y) = (item.Across.Required.Value, item.Up.Required.Value);
        return (across.Shows(x) ? across.X(x) : left + (Strip / 2), up.Shows(y) ? up.Place(y, Floor, top) : bottom - (Strip / 2));
    }

    private void DrawPoints(Box? parity)
    {
        var ordered = plot.Shown.Select((item, i) => (Item: item, Index: i, At: Point(item), Radius: Radius(item)))
            .OrderBy(p => p.Item.Tone).ThenBy(p => p.Index).ToImmutableArray();
        foreach (var (item, _, at, radius) in ordered)
        {
            var words = $"{item.Name.In(language)}: {FactWords.Of(item.Across.Required, language)}, {FactWords.Of(item.Up.Required, language)}";
            if (item.Tone == SeriesTone.Compare)
            {
                scene.Diamond(at.X, at.Y, radius + 1, "m-1 ring", words);
            }
            else
            {
                scene.Circle(at.X, at.Y, radius, item.Tone == SeriesTone.Focus ? "m-f ring" : "m-c ring", words);
            }
        }

        // Those far out on either axis are the ones a reader looks for; more names than these would be noise.
        var byPriority = ordered.OrderByDescending(p => p.Item.Tone).ThenByDescending(p => Math.Max(p.At.X - left, bottom - p.At.Y)).ThenBy(p => p.Index)
            .Take(ordered.Count(p => p.Item.Tone != SeriesTone.Context) + (size.IsNarrow ? 6 : 18)).ToList();
        var labels = byPriority.Select(p => new LabelledPoint(
            p.At.X, p.At.Y, p.Radius, scene.Fit(p.Item.Name.In(language), size.Width * 0.4, p.Item.Tone == SeriesTone.Focus),
            p.Item.Tone == SeriesTone.Focus, p.Item.Tone != SeriesTone.Context)).ToList();
        var places = PointLabels.Place(scene, labels, Obstacles(), new(left, top, right - left + 8, bottom - top), parity is { } box ? [box] : []);
        for (var i = 0; i < labels.Count; i++)
        {
            if (places[i] is not { } place)
            {
                continue;
            }

            var tone = byPriority[i].Item.Tone;
            if (place.Far)
            {
                var width = scene.Measure(labels[i].Text, labels[i].Bold);
                scene.Stroke(labels[i].X, labels[i].Y, Math.Clamp(labels[i].X, place.X, place.X + width), place.Baseline - (0.3 * scene.FontSize), "ld");
            }

            var style = tone switch { SeriesTone.Focus => "t-f", SeriesTone.Compare => "t-1", _ => "t-m" };
            scene.Text(labels[i].Text, place.X, place.Baseline, style, Anchor.Start, labels[i].Bold);
        }
    }

    private Box? DrawParity()
    {
        if (plot.Parity is null)
        {
            return null;
        }

        var xs = plot.Shown.Select(i => i.Across.Required.Value).Where(across.Shows).DefaultIfEmpty(1).ToList();
        var low = Math.Max(Math.Max(xs.Min(), up.Marks[0].Value), across.Lowest);
        var high = Math.Min(Math.Max(xs.Max(), across.Highest), up.Marks[^1].Value);
        if (!(high > low))
        {
            return null;
        }

        var (x1, y1, x2, y2) = (across.X(low), up.Place(low, Floor, top), across.X(high), up.Place(high, Floor, top));
        scene.Stroke(x1, y1, x2, y2, "eq");
        var text = scene.Fit(plot.Parity.In(language), size.Width * 0.4);
        foreach (var share in ParityShares)
        {
            var point = new LabelledPoint(x1 + ((x2 - x1) * share), y1 + ((y2 - y1) * share), 4, text, false, false);
            if (PointLabels.Place(scene, [point], Obstacles(), new(left, top, right - left, bottom - top))[0] is { } at)
            {
                scene.Text(text, at.X, at.Baseline, "t-m");
                return scene.BoxOf(text, at.X, at.Baseline);
            }
        }

        return null;
    }

    private List<Box> Obstacles() => [.. plot.Shown.Select(item =>
    {
        var (at, radius) = (Point(item), Radius(item));
        return new Box(at.X - radius, at.Y - radius, 2 * radius, 2 * radius);
    })];

    private static double Radius(ScatterItem item) => item.Tone == SeriesTone.Context ? 4 : 6.5;
}
