using PkoNotebooks.Display.Charts.Drawing;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>A mark and its words in a key.</summary>
/// <param name="Mark">Draws the mark around a point.</param>
/// <param name="Series">The number of the series that the entry is of, and goes with; null for none.</param>
internal sealed record KeyEntry(string Words, Action<double, double> Mark, string? Series = null);

/// <summary>A key in one or more rows: a mark and its words, wrapped as text would be.</summary>
internal static class ChartKey
{
    private const double MarkWidth = 22;
    private const double Gap = 18;

    /// <summary>Draws the entries from the top left; returns where they end.</summary>
    public static double Draw(Scene scene, IReadOnlyList<KeyEntry> entries)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var entry in entries)
        {
            var text = scene.Fit(entry.Words, scene.Width - MarkWidth);
            var width = MarkWidth + scene.Measure(text);
            if (x > 0 && x + width > scene.Width)
            {
                (x, y) = (0, y + scene.Line);
            }

            if (entry.Series is { } series)
            {
                scene.Series(series, Entry);
            }
            else
            {
                Entry();
            }

            x += width + Gap;

            void Entry()
            {
                entry.Mark(x + (MarkWidth / 2) - 3, y + (scene.Line / 2));
                scene.Text(text, x + MarkWidth, scene.Centred(y + (scene.Line / 2)), "t-m");
            }
        }

        return y + scene.Line + 4;
    }
}
