using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Plots;

/// <summary>Bands across a chart over time that say the values of their date; a page's script shows them by pointer and key.</summary>
internal static class LineTips
{
    private const int MostBands = 36;
    private const int MostSeries = 4;

    public static void Draw(LinePlot plot, Scene scene, Func<DateOnly, double> x, double top, double bottom, DisplayLanguage language)
    {
        var dates = plot.Series.SelectMany(s => s.Points).Select(p => p.Date).Distinct().Order().ToList();

        // Too many to step through: every n-th counted from the last, so that a series by month keeps one month of each year.
        var step = Step(dates.Count);
        var shown = dates.Where((_, i) => (dates.Count - 1 - i) % step == 0).ToList();
        var values = plot.Series.Select((s, i) => (Index: i, s.Name, plot.Styles[i].Tone, Points: s.Points.ToDictionary(p => p.Date, p => p.Value)))
            .OrderByDescending(s => s.Tone).Take(MostSeries).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            var middle = x(shown[i]);
            var start = i == 0 ? middle : (x(shown[i - 1]) + middle) / 2;
            var end = i == shown.Count - 1 ? middle : (x(shown[i + 1]) + middle) / 2;
            var words = values.Where(s => s.Points.ContainsKey(shown[i])).Select(s => (s.Index, s.Points[shown[i]] is { } value
                ? $"{s.Name.In(language)} {FactWords.Label(value, plot.Unit, plot.Decimals, language)}"
                : $"{s.Name.In(language)} {language.Word("no-figure")}")).ToList();
            if (words.Count > 0)
            {
                scene.Tip(start, top, Math.Max(2, end - start), bottom - top, FactWords.Month(shown[i], language), words);
            }
        }
    }

    private static int Step(int dates) => dates <= MostBands ? 1 : dates <= 12 * MostBands ? RoundUp((dates + MostBands - 1) / MostBands) : (dates + MostBands - 1) / MostBands;

    private static int RoundUp(int step) => step switch { <= 2 => step, 3 => 3, 4 => 4, <= 6 => 6, _ => 12 };
}
