namespace PkoNotebooks.Data.Tables;

/// <summary>Whether a day lies in a mission's life, by whole months: some missions are dated by month only.</summary>
internal static class MissionLife
{
    public const string AfterEnd = "printed after the mission's end";

    public const string BeforeStart = "printed before the mission's start";

    /// <summary>How a row says that it lies outside; null where the day lies inside.</summary>
    public static string? Outside(Mission mission, DateOnly day)
        => mission.EndedOn is { } end && Month(day) > Month(end) ? AfterEnd
            : mission.StartedOn is { } start && Month(day) < Month(start) ? BeforeStart
            : null;

    public static int Month(DateOnly day) => (day.Year * 12) + day.Month;
}
