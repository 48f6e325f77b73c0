using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Headcounts;

/// <summary>Reads the dates of the dispatch record as coarsely as they were printed.</summary>
public static class DispatchRecord
{
    /// <summary>The state whose record table <c>dispatches</c> is.</summary>
    public const string State = "JPN";

    /// <summary>The first day on which the dispatch may have been under way; null where no start is known.</summary>
    public static DateOnly? EarliestStart(Dispatch dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return dispatch.StartedOn is { } day ? First(day, dispatch.StartedPrecision) : null;
    }

    /// <summary>The last day on which the dispatch may have been under way; null where it has no known end.</summary>
    public static DateOnly? LatestEnd(Dispatch dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        return dispatch.EndedOn is { } day ? Last(day, dispatch.EndedPrecision) : null;
    }

    /// <summary>Whether the dispatch may have been under way on <paramref name="day"/>.</summary>
    public static bool MayRunOn(Dispatch dispatch, DateOnly day) =>
        (EarliestStart(dispatch) is not { } start || start <= day) && (LatestEnd(dispatch) is not { } end || end >= day);

    /// <summary>The first day that a date of that precision covers.</summary>
    public static DateOnly First(DateOnly day, DatePrecision? precision) => precision switch
    {
        DatePrecision.Month => new(day.Year, day.Month, 1),
        DatePrecision.Year => new(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>The last day that a date of that precision covers.</summary>
    public static DateOnly Last(DateOnly day, DatePrecision? precision) => precision switch
    {
        DatePrecision.Month => MonthEnd.Of(day),
        DatePrecision.Year => new(day.Year, 12, 31),
        _ => day,
    };
}
