using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>A point that wants a label.</summary>
/// <param name="Must">Placed even where it takes a leader, or covers points that want none.</param>
internal readonly record struct LabelledPoint(double X, double Y, double Radius, string Text, bool Bold, bool Must);

/// <summary>Puts labels beside points: first come, first placed; none touches another or leaves the area.</summary>
internal static class PointLabels
{
    private static readonly double[] Distances = [4, 12, 24, 40, 60, 84];

    /// <summary>The place of each label: where its text starts and its baseline; null for those that found no room.</summary>
    public static (double X, double Baseline, bool Far)?[] Place(
        Scene scene, IReadOnlyList<LabelledPoint> points, IReadOnlyList<Box> obstacles, Box area, IEnumerable<Box>? taken = null)
    {
        var placed = new (double, double, bool)?[points.Count];
        var labels = new List<Box>(taken ?? []);
        foreach (var strict in new[] { true, false })
        {
            for (var i = 0; i < points.Count; i++)
            {
                if (placed[i] is null && (strict || points[i].Must))
                {
                    placed[i] = Find(points[i], strict);
                }
            }
        }

        return placed;

        (double, double, bool)? Find(LabelledPoint point, bool strict)
        {
            foreach (var distance in strict && !point.Must ? Distances.AsSpan(0, 1) : Distances)
            {
                foreach (var box in Around(point, distance))
                {
                    if (box.Within(area) && !labels.Exists(l => l.Overlaps(box.Grow(1)))
                        && (!strict || !obstacles.Any(o => o.Overlaps(box))))
                    {
                        labels.Add(box);
                        return (box.X, box.Y + (0.8 * scene.FontSize), distance > 4);
                    }
                }
            }

            return null;
        }

        IEnumerable<Box> Around(LabelledPoint point, double distance)
        {
            var box = scene.BoxOf(point.Text, 0, 0, Anchor.Start, point.Bold);
            var (w, h) = (box.Width, box.Height);
            var away = point.Radius + distance;
            var slant = away * 0.72;
            yield return new(point.X + away, point.Y - (h / 2), w, h);
            yield return new(point.X - away - w, point.Y - (h / 2), w, h);
            yield return new(point.X + slant, point.Y - slant - h, w, h);
            yield return new(point.X + slant, point.Y + slant, w, h);
            yield return new(point.X - slant - w, point.Y - slant - h, w, h);
            yield return new(point.X - slant - w, point.Y + slant, w, h);
            yield return new(point.X - (w / 2), point.Y - away - h, w, h);
            yield return new(point.X - (w / 2), point.Y + away, w, h);
        }
    }
}
