namespace PkoNotebooks.Analysis.Facts;

/// <summary>A day, or a span of days with both ends included.</summary>
public readonly record struct Period(DateOnly Start, DateOnly End)
{
    public static Period On(DateOnly day) => new(day, day);

    public static Period OfYear(int year) => new(new(year, 1, 1), new(year, 12, 31));

    public bool IsDay => Start == End;

    /// <summary>ISO 8601: a date, or two with a slash between.</summary>
    public override string ToString() => IsDay ? Iso(Start) : $"{Iso(Start)}/{Iso(End)}";

    // In a culture with another calendar, formatting a date with the current culture would change its year.
    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
