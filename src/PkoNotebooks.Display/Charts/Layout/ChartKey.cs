using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>A key in one or more rows: a mark and its words, wrapped as text would be.</summary>
internal static class ChartKey
{
    private const double MarkWidth = 22;
    private const double Gap = 18;

    /// <summary>Draws the entries from the top left; returns where they end.</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="entries">Words, and how to draw the mark around a point.</param>
    public static double Draw(Scene scene, IReadOnlyList<(string Words, Action<double, double> Mark)> entries)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var (words, mark) in entries)
        {
            var text = scene.Fit(words, scene.Width - MarkWidth);
            var width = MarkWidth + scene.Measure(text);
            if (x > 0 && x + width > scene.Width)
            {
                (x, y) = (0, y + scene.Line);
            }

            mark(x + (MarkWidth / 2) - 3, y + (scene.Line / 2));
            scene.Text(text, x + MarkWidth, scene.Centred(y + (scene.Line / 2)), "t-m");
            x += width + Gap;
        }

        return y + scene.Line + 4;
    }
}
