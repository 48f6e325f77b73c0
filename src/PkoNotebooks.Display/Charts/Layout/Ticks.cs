using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>A tick: a value at a round number, and its text.</summary>
internal readonly record struct Tick(double Value, string Text);

/// <summary>Round numbers on an axis.</summary>
internal static class Ticks
{
    /// <summary>About <paramref name="count"/> multiples of 1, 2 or 5 times a power of ten that cover the range from outside.</summary>
    public static ImmutableArray<double> Linear(double low, double high, int count)
    {
        if (!(high > low))
        {
            high = low + (low == 0 ? 1 : Math.Abs(low));
        }

        var rough = (high - low) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1.0, 2, 5, 10 }.First(m => m * power >= rough * (1 - 1e-9)) * power;
        var first = Math.Floor((low / step) + 1e-9);
        var last = Math.Ceiling((high / step) - 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Clean((first + i) * step, step))];
    }

    /// <summary>Powers of ten that cover the range from outside; 2 and 5 times them too where the range is short.</summary>
    public static ImmutableArray<double> Logarithmic(double low, double high)
    {
        var first = (int)Math.Floor(Math.Log10(low) + 1e-9);
        var last = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        var powers = Enumerable.Range(first, Math.Max(1, last - first) + 1).Select(e => double.Parse(string.Create(CultureInfo.InvariantCulture, $"1E{e}"), CultureInfo.InvariantCulture));
        if (last - first > 2)
        {
            return [.. powers];
        }

        var all = powers.SelectMany(p => new[] { p, 2 * p, 5 * p }).ToList();
        var from = all.FindLastIndex(v => v <= low * (1 + 1e-9));
        var to = all.FindIndex(v => v >= high * (1 - 1e-9));
        return [.. all[Math.Max(0, from)..(to < 0 ? all.Count : to + 1)]];
    }

    /// <summary>The texts of ticks: as many decimals as their step needs; dollars and large counts scaled alike.</summary>
    public static ImmutableArray<Tick> Labelled(ImmutableArray<double> values, Unit unit, DisplayLanguage language, bool logarithmic = false)
    {
        var largest = values.Max(Math.Abs);
        var (scale, word) = unit == Unit.UsDollars || largest >= 1e6 ? Scale(largest) : (1.0, null);
        var step = values.Length > 1 ? (values[1] - values[0]) / scale : 1;
        return [.. values.Select(v =>
        {
            var number = FactText.Number(v / scale, Decimals(logarithmic ? v / scale : step));
            var scaled = word is null || v == 0 ? number : language.Word(word, number);
            return new Tick(v, unit switch
            {
                Unit.Percent => FactWords.Of(v, unit, Decimals(logarithmic ? v : step), language),
                Unit.UsDollars => language.IsEnglish ? "$" + scaled : scaled,
                _ => scaled,
            });
        })];
    }

    private static (double Scale, string? Word) Scale(double largest) => largest switch
    {
        >= 1e9 => (1e9, "scale.billion"),
        >= 1e6 => (1e6, "scale.million"),
        _ => (1, null),
    };

    private static int Decimals(double step) => step >= 1 || step <= 0 ? 0 : Math.Min(8, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));

    // A multiple of 0.1 carries an error in its last place; a tick is meant to be the decimal itself.
    private static double Clean(double value, double step) => Math.Round(value, Math.Min(12, Decimals(step) + 1));
}
