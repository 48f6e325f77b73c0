using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts.Layout;

/// <summary>Round dates on an axis: years, or months where the span is short.</summary>
internal static class DateTicks
{
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100];
    private static readonly int[] MonthSteps = [1, 2, 3, 6];

    /// <summary>As many ticks as fit when each label takes <paramref name="room"/> days at least.</summary>
    /// <param name="yearly">The month and day of a series with one value a year, which then stand at their year's tick; null otherwise.</param>
    public static ImmutableArray<Tick> Between(
        DateOnly from, DateOnly to, Func<string, double> room, DisplayLanguage language, (int Month, int Day)? yearly = null)
    {
        var days = to.DayNumber - from.DayNumber;
        if (yearly is null && days < 3 * 366)
        {
            foreach (var step in MonthSteps)
            {
                var months = Months(from, to, step, language);
                if (months.Length >= 2 && step * 30.4 >= months.Max(t => room(t.Text)))
                {
                    return months;
                }
            }
        }

        foreach (var step in YearSteps)
        {
            if (step * 365.25 >= room("2000"))
            {
                return Years(from, to, step, yearly ?? (1, 1));
            }
        }

        return Years(from, to, YearSteps[^1], yearly ?? (1, 1));
    }

    private static ImmutableArray<Tick> Years(DateOnly from, DateOnly to, int step, (int Month, int Day) on) =>
    [
        .. Enumerable.Range(from.Year, to.Year - from.Year + 1)
            .Where(y => y % step == 0)
            .Select(y => new DateOnly(y, on.Month, Math.Min(on.Day, DateTime.DaysInMonth(y, on.Month))))
            .Where(d => d >= from && d <= to)
            .Select(d => new Tick(d.DayNumber, d.Year.ToString(CultureInfo.InvariantCulture))),
    ];

    private static ImmutableArray<Tick> Months(DateOnly from, DateOnly to, int step, DisplayLanguage language) =>
    [
        .. Enumerable.Range(0, ((to.Year - from.Year) * 12) + to.Month - from.Month + 1)
            .Select(m => new DateOnly(from.Year, from.Month, 1).AddMonths(m))
            .Where(d => (d.Month - 1) % step == 0 && d >= from && d <= to)
            .Select(d => new Tick(d.DayNumber, d.ToString(language.Word("format.month-short"), CultureInfo.InvariantCulture))),
    ];
}
