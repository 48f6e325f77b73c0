using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>
/// Events above a chart over time: their words where these fit in a few rows, else numbers, whose words stand in a key below the chart.
/// </summary>
internal sealed class EventMarks
{
    private const int MostRows = 3;
    private const double Gap = 10;

    private readonly Scene scene;
    private readonly ImmutableArray<ChartEvent> events;
    private readonly DisplayLanguage language;
    private readonly double[] xs;
    private readonly bool numbered;
    private readonly int[] rows;
    private readonly string[] texts;
    private readonly double radius;

    public EventMarks(Scene scene, ChartSize size, IEnumerable<ChartEvent> events, Func<DateOnly, double> x, double left, double right, DisplayLanguage language)
    {
        this.scene = scene;
        this.language = language;
        this.events = [.. events.OrderBy(e => e.Date).ThenBy(e => e.Label.English, StringComparer.Ordinal)];
        xs = [.. this.events.Select(e => x(e.Date))];
        texts = [.. this.events.Select(e => scene.Fit(e.Label.In(language), (right - left) * 0.45))];
        Left = left;
        Right = right;
        rows = RowPacker.Rows([.. texts.Select(Span)], Gap);
        numbered = size.IsNarrow || rows.DefaultIfEmpty(0).Max() >= MostRows;
        if (numbered)
        {
            // Two figures need a wider ground than one.
            radius = this.events.Length > 9 ? 12 : 9;
            texts = [.. this.events.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture))];
            rows = RowPacker.Rows([.. xs.Select(v => (v - radius, v + radius))], 1);
        }
    }

    private double Left { get; }

    private double Right { get; }

    /// <summary>The room that the rows take above the plot.</summary>
    public double Height => events.IsEmpty ? 0 : (rows.Max() + 1) * RowHeight + 4;

    private double RowHeight => numbered ? (2 * radius) + 2 : scene.Line;

    /// <summary>Draws the marks and their lines down to the bottom of the plot.</summary>
    public void Draw(double top, double bottom)
    {
        for (var i = 0; i < events.Length; i++)
        {
            var y = top + (rows[i] * RowHeight) + (RowHeight / 2);
            var style = events[i].IsBreak ? "br" : "ev";
            scene.Stroke(xs[i], y + (RowHeight / 2), xs[i], bottom, style);
            if (numbered)
            {
                scene.Circle(xs[i], y, radius, events[i].IsBreak ? "m-k" : "m-e", Sentence(i));
                scene.Text(texts[i], xs[i], scene.Centred(y), "t-i", Anchor.Middle, bold: true);
            }
            else
            {
                scene.Text(texts[i], Span(texts[i], i).Start, scene.Centred(y), events[i].IsBreak ? "t" : "t-m");
            }
        }
    }

    /// <summary>Writes the key of numbered marks from <paramref name="top"/>; returns where it ends.</summary>
    public double DrawKey(double top)
    {
        if (!numbered)
        {
            return top;
        }

        var y = top;
        var indent = scene.Measure("00") + 6;
        for (var i = 0; i < events.Length; i++)
        {
            var lines = TextMeasure.Wrap(Sentence(i), scene.Width - indent, scene.FontSize, 3);
            scene.Text(texts[i], 0, y + scene.FontSize, "t", bold: true);
            foreach (var line in lines)
            {
                scene.Text(line, indent, y + scene.FontSize, "t-m");
                y += scene.Line;
            }
        }

        return y + 4;
    }

    private string Sentence(int i) => $"{FactWords.Month(events[i].Date, language)}: {events[i].Label.In(language)}";

    private (double Start, double End) Span(string text, int i)
    {
        var width = scene.Measure(text);
        var start = Math.Max(Left, Math.Min(xs[i] - 3, Right - width));
        return (start, start + width);
    }
}
