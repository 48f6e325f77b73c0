using System.Collections.Immutable;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Charts.Layout;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Draws a scatter chart: grid, line of equality, points, and the labels that have room.</summary>
internal sealed class ScatterDrawing
{
    // Where along the line of equality its words are tried.
    private static readonly double[] ParityShares = [0.94, 0.86, 0.78, 0.7, 0.6, 0.06, 0.15, 0.25, 0.5, 0.4];

    private readonly ScatterPlot plot;
    private readonly Scene scene;
    private readonly ChartSize size;
    private readonly DisplayLanguage language;
    private readonly ScatterScale scale;
    private readonly ScatterScale? other;
    private readonly Box area;

    public ScatterDrawing(ScatterPlot plot, Scene scene, ChartSize size, DisplayLanguage language)
    {
        (this.plot, this.scene, this.size, this.language) = (plot, scene, size, language);
        scale = new(plot, scene, size, language, plot.Logarithmic);
        other = scene.Switches && plot.HasTwoScales ? new(plot, scene, size, language, !plot.Logarithmic) : null;
        var (left, top) = (Math.Max(scale.Width, other?.Width ?? 0) + 8, scene.Line + 10);
        area = new(left, top, size.Width - 8 - left, size.IsNarrow ? 260 : 400);
        scale.Within(area);
        other?.Within(area);
    }

    public void Draw()
    {
        var (first, second) = ((Box?)null, (Box?)null);
        scene.Scales(plot.Logarithmic, () => first = DrawFrame(scale), other is null ? null : () => second = DrawFrame(other));
        var ordered = plot.Shown.Select((item, i) => (Item: item, Index: i)).OrderBy(p => p.Item.Tone).ThenBy(p => p.Index).Select(p => p.Item).ToImmutableArray();
        // Circles take their look from the group: two hundred points would repeat it two hundred times. A path has a fill of its own.
        foreach (var group in ordered.GroupBy(i => i.Tone))
        {
            scene.Group(group.Key switch { SeriesTone.Focus => "m-f ring", SeriesTone.Context => "m-c ring", _ => "ring" }, () =>
            {
                foreach (var item in group)
                {
                    DrawPoint(item);
                }
            });
        }

        scene.Scales(plot.Logarithmic, () => DrawLabels(scale, ordered, first), other is null ? null : () => DrawLabels(other, ordered, second));
    }

    // Returns where the words on the line of equality stand.
    private Box? DrawFrame(ScatterScale of)
    {
        scene.Height = Math.Ceiling(of.Draw());
        return DrawParity(of);
    }

    private void DrawPoint(ScatterItem item)
    {
        var (at, radius) = (scale.Point(item), Radius(item));
        var there = other?.Point(item);
        // On a page a point is named once, in the wide drawing: who has no pointer sees no title, and a script finds the name there.
        var words = scene.Switches && size.IsNarrow && item.Tone == SeriesTone.Context ? null : $"{item.Name.In(language)}: {FactWords.Of(item.Across.Required, language)}, {FactWords.Of(item.Up.Required, language)}";
        if (item.Tone == SeriesTone.Compare)
        {
            scene.Diamond(at.X, at.Y, radius + 1, "m-1", words, there);
        }
        else
        {
            scene.Circle(at.X, at.Y, radius, "", words, there);
        }
    }

    private void DrawLabels(ScatterScale of, ImmutableArray<ScatterItem> ordered, Box? parity)
    {
        // Those far out on either axis are the ones a reader looks for; more names than these would be noise.
        var byPriority = ordered.Select((item, i) => (Item: item, Index: i, At: of.Point(item)))
            .OrderByDescending(p => p.Item.Tone).ThenByDescending(p => Math.Max(p.At.X - area.X, area.Bottom - p.At.Y)).ThenBy(p => p.Index)
            .Take(ordered.Count(i => i.Tone != SeriesTone.Context) + (size.IsNarrow ? 6 : 18)).ToList();
        var labels = byPriority.Select(p => new LabelledPoint(
            p.At.X, p.At.Y, Radius(p.Item), scene.Fit(p.Item.Name.In(language), size.Width * 0.4, p.Item.Tone == SeriesTone.Focus),
            p.Item.Tone == SeriesTone.Focus, p.Item.Tone != SeriesTone.Context)).ToList();
        var room = new Box(area.X, area.Y, area.Width + 8, area.Height);
        var places = PointLabels.Place(scene, labels, Obstacles(of), room, parity is { } box ? [box] : []);
        for (var i = 0; i < labels.Count; i++)
        {
            if (places[i] is not { } place)
            {
                continue;
            }

            var label = labels[i];
            if (place.Far)
            {
                var width = scene.Measure(label.Text, label.Bold);
                scene.Stroke(label.X, label.Y, Math.Clamp(label.X, place.X, place.X + width), place.Baseline - (0.3 * scene.FontSize), "ld");
            }

            var style = byPriority[i].Item.Tone switch { SeriesTone.Focus => "t-f", SeriesTone.Compare => "t-1", _ => "t-m" };
            scene.Text(label.Text, place.X, place.Baseline, style, Anchor.Start, label.Bold);
        }
    }

    private Box? DrawParity(ScatterScale of)
    {
        if (plot.Parity is null || of.Parity() is not var (x1, y1, x2, y2))
        {
            return null;
        }

        scene.Stroke(x1, y1, x2, y2, "eq");
        var text = scene.Fit(plot.Parity.In(language), size.Width * 0.4);
        foreach (var share in ParityShares)
        {
            var point = new LabelledPoint(x1 + ((x2 - x1) * share), y1 + ((y2 - y1) * share), 4, text, false, false);
            if (PointLabels.Place(scene, [point], Obstacles(of), area)[0] is { } at)
            {
                scene.Text(text, at.X, at.Baseline, "t-m");
                return scene.BoxOf(text, at.X, at.Baseline);
            }
        }

        return null;
    }

    private List<Box> Obstacles(ScatterScale of) => [.. plot.Shown.Select(item =>
    {
        var (at, radius) = (of.Point(item), Radius(item));
        return new Box(at.X - radius, at.Y - radius, 2 * radius, 2 * radius);
    })];

    private static double Radius(ScatterItem item) => item.Tone == SeriesTone.Context ? 4 : 6.5;
}
