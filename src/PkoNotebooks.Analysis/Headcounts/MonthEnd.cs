using System.Globalization;

namespace PkoNotebooks.Analysis.Headcounts;

/// <summary>Personnel are counted on the last day of a month.</summary>
public static class MonthEnd
{
    /// <summary>The last day of a month.</summary>
    public static DateOnly Of(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    /// <summary>The last day of the month that holds <paramref name="day"/>.</summary>
    public static DateOnly Of(DateOnly day) => Of(day.Year, day.Month);

    /// <summary>Every month's end from that of <paramref name="first"/> to that of <paramref name="last"/>.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly first, DateOnly last)
    {
        for (var month = Of(first); month <= last; month = Of(month.AddDays(1)))
        {
            yield return month;
        }
    }

    /// <summary>Returns <paramref name="day"/> if it is a month's end.</summary>
    /// <exception cref="ArgumentException">It is not; the message names the one meant.</exception>
    public static DateOnly Check(DateOnly day) => day == Of(day)
        ? day
        : throw new ArgumentException(
            $"{Iso(day)} is not the end of a month. Personnel are counted on the last day of each month: use {Iso(Of(day))}.", nameof(day));

    /// <summary><c>31 March 2015</c>.</summary>
    public static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>2015-03-31</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
