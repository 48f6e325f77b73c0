using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>The scale of values: where a value stands between two ends of the drawing, and the ticks at round numbers.</summary>
internal sealed class ValueAxis
{
    // The share of a step by which data may pass a tick without the axis going on to the next: a tenth of a drawing left empty helps nobody.
    private const double Barely = 0.2;

    // The same for powers of ten: where the data end this share of a decade before the last power, the axis ends just after them.
    private const double Far = 0.5;
    private const double Beyond = 0.08;

    private readonly double low;
    private readonly double high;

    public ValueAxis(IEnumerable<double> values, Unit unit, DisplayLanguage language, int count, bool fromZero, bool logarithmic)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        Logarithmic = logarithmic && finite.Exists(v => v > 0);
        ImmutableArray<double> ticks;
        if (Logarithmic)
        {
            var (smallest, largest) = (finite.Where(v => v > 0).Min(), finite.Max());
            ticks = Ticks.Logarithmic(smallest, largest);
            var (min, max) = (Scaled(smallest), Scaled(largest));
            (low, high) = (Scaled(ticks[0]), Scaled(ticks[^1]));
            if (ticks.Length > 3 && high - max > Far)
            {
                (ticks, high) = (ticks.RemoveAt(ticks.Length - 1), max + Beyond);
            }

            if (ticks.Length > 3 && min - low > Far)
            {
                (ticks, low) = (ticks.RemoveAt(0), min - Beyond);
            }
        }
        else
        {
            var (min, max) = (fromZero ? Math.Min(0, finite.Min()) : finite.Min(), fromZero ? Math.Max(0, finite.Max()) : finite.Max());
            ticks = Ticks.Linear(min, max, count);
            (low, high) = (ticks[0], ticks[^1]);
            var barely = (ticks[1] - ticks[0]) * Barely;
            if (ticks.Length > 2 && min < ticks[1] && ticks[1] - min < barely)
            {
                (ticks, low) = (ticks.RemoveAt(0), min - (barely / 4));
            }

            if (ticks.Length > 2 && max > ticks[^2] && max - ticks[^2] < barely)
            {
                (ticks, high) = (ticks.RemoveAt(ticks.Length - 1), max + (barely / 4));
            }
        }

        Marks = Ticks.Labelled(ticks, unit, language, Logarithmic);
    }

    public bool Logarithmic { get; }

    public ImmutableArray<Tick> Marks { get; }

    /// <summary>The place of a value between <paramref name="start"/> (lowest) and <paramref name="end"/>.</summary>
    public double Place(double value, double start, double end) => start + ((Scaled(value) - low) / (high - low) * (end - start));

    public bool Shows(double value) => double.IsFinite(value) && (!Logarithmic || value > 0);

    public double Width(Scene scene) => Marks.Max(m => scene.Measure(m.Text));

    private double Scaled(double value) => Logarithmic ? Math.Log10(value) : value;
}
