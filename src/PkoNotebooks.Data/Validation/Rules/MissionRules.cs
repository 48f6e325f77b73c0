using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class MissionRules
{
    /// <summary>
    /// Nobody serves or dies in a mission before its first month or after its last. Whole months, because sources give month's
    /// ends and some missions are dated by month only.
    /// </summary>
    public static IEnumerable<DataError> DatesLieWithinTheMission(PkoData data)
        => Outside(data, data.Personnel, "as_of", row => row.MissionId, row => (row.AsOf, row.AsOf))
            .Concat(Outside(data, data.Fatalities, "occurred_on", row => row.MissionId, row => (row.OccurredOn, row.OccurredOn)))
            .Concat(Outside(
                data,
                data.Dispatches.Where(row => row.Category == DispatchCategory.UnPko && row.Preferred),
                "started_on",
                row => row.MissionId,
                row => row.StartedOn is { } start ? (LastPossible(start, row.StartedPrecision), start) : null));

    private static IEnumerable<DataError> Outside<TRow>(
        PkoData data, IEnumerable<TRow> rows, string field, Func<TRow, string?> mission, Func<TRow, (DateOnly Latest, DateOnly Earliest)?> days)
        where TRow : ITableRow
    {
        foreach (var row in rows)
        {
            if (mission(row) is not { } id || data.Missions.Find(id) is not { } found || days(row) is not { } day)
            {
                continue;
            }

            var early = found.StartedOn is { } start && Month(day.Latest) < Month(start);
            var late = found.EndedOn is { } end && Month(day.Earliest) > Month(end);
            if (early || late)
            {
                yield return Broken.Row(
                    data, row, DataErrorKind.OutsideMissionLife, field, Broken.Day(day.Earliest),
                    $"a month from {Text(found.StartedOn)} to {Text(found.EndedOn)}, the life of {id}",
                    "Correct the date or the mission; where the source counts on after the mandate, move the row to the mission's successor or flag it.");
            }
        }
    }

    private static int Month(DateOnly day) => (day.Year * 12) + day.Month;

    private static string Text(DateOnly? day) => day is { } given ? Broken.Day(given) : "today";

    private static DateOnly LastPossible(DateOnly day, DatePrecision? precision) => precision switch
    {
        DatePrecision.Year => new(day.Year, 12, 31),
        DatePrecision.Month => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
        _ => day,
    };
}
