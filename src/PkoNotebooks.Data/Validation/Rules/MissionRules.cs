using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class MissionRules
{
    /// <summary>
    /// Nobody serves or dies in a mission before its first month or after its last. Whole months, because sources give month's
    /// ends and some missions are dated by month only. A row that a publisher printed for a mission already closed says so in
    /// its note.
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

    /// <summary>On one day a name means one operation.</summary>
    public static IEnumerable<DataError> AliasPeriodsDoNotOverlap(PkoData data)
    {
        foreach (var alias in data.MissionAliases.GroupBy(alias => alias.Alias))
        {
            var periods = alias.OrderBy(period => period.ValidFrom).ToList();
            foreach (var (earlier, later) in periods.Zip(periods.Skip(1)))
            {
                if (earlier.ValidTo is not { } end || end >= later.ValidFrom)
                {
                    yield return Broken.Row(
                        data, later, DataErrorKind.ValidityOverlap, "valid_from", Broken.Day(later.ValidFrom),
                        $"a day after {Text(earlier.ValidTo)}, when {earlier.Alias} stops to mean {earlier.MissionId}",
                        "End the earlier period, or start the later one afterwards.");
                }
            }
        }
    }

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

            var outside = MissionLife.Outside(found, day.Earliest);
            if (outside == MissionLife.BeforeStart)
            {
                outside = MissionLife.Outside(found, day.Latest);
            }

            if (outside is not null && row.Note?.Contains(outside, StringComparison.Ordinal) != true)
            {
                yield return Broken.Row(
                    data, row, DataErrorKind.OutsideMissionLife, field, Broken.Day(day.Earliest),
                    $"a month from {Text(found.StartedOn)} to {Text(found.EndedOn)}, the life of {id}",
                    $"Correct the date or the mission; where the source counts so, write \"{outside}\" into the row's note.");
            }
        }
    }

    private static string Text(DateOnly? day) => day is { } given ? Broken.Day(given) : "today";

    private static DateOnly LastPossible(DateOnly day, DatePrecision? precision) => precision switch
    {
        DatePrecision.Year => new(day.Year, 12, 31),
        DatePrecision.Month => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
        _ => day,
    };
}
