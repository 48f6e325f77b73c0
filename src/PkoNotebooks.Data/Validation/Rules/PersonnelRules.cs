using System.Globalization;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Data.Validation.Rules;

internal static class PersonnelRules
{
    public static IEnumerable<DataError> WomenAndMenAddUp(PkoData data)
        => data.Personnel
            .Where(row => row.Women is { } women && row.Men is { } men && women + men != row.Total)
            .Select(row => Broken.Row(
                data, row, DataErrorKind.PartsDoNotAddUp, "total", Broken.Number(row.Total),
                string.Create(CultureInfo.InvariantCulture, $"{row.Women} women and {row.Men} men, together {row.Women + row.Men}"),
                "Correct the part or the total that was misread; where the source itself is wrong, declare a correction."));

    /// <summary>Where one source gives a state's headcount both by mission and for all missions, the two agree, type by type.</summary>
    public static IEnumerable<DataError> MissionsAddUpToAll(PkoData data)
    {
        foreach (var group in data.Personnel.GroupBy(row => (row.AsOf, row.Iso3, row.SourceId, row.PersonnelType)))
        {
            var all = group.FirstOrDefault(row => row.MissionId is null);
            var missions = group.Where(row => row.MissionId is not null).ToList();
            if (all is not null && missions.Count > 0 && missions.Sum(row => row.Total) is var sum && sum != all.Total)
            {
                yield return Broken.Row(
                    data, all, DataErrorKind.PartsDoNotAddUp, "total", Broken.Number(all.Total),
                    Broken.Number(sum) + ", the sum over its missions", "Add the mission that is missing, or remove one of the two series.");
            }
        }
    }

    public static IEnumerable<DataError> TypesAddUpToTheWorld(PkoData data)
    {
        foreach (var day in data.PersonnelTotals.GroupBy(row => row.AsOf))
        {
            var all = day.FirstOrDefault(row => row.PersonnelType == PersonnelType.Uniformed);
            var parts = day.Where(row => row.PersonnelType != PersonnelType.Uniformed && row.SourceId == all?.SourceId).ToList();
            if (all is not null && parts.Count > 0 && parts.Sum(row => row.Total) is var sum && sum != all.Total)
            {
                yield return Broken.Row(
                    data, all, DataErrorKind.PartsDoNotAddUp, "total", Broken.Number(all.Total), Broken.Number(sum) + ", the sum of its types",
                    "Correct the type or the total that was misread.");
            }
        }
    }

    /// <summary>
    /// On a day with rows for every contributor, they add up to the world's total. Days with rows for a few states only, such as
    /// a printed list of the largest, must not exceed it.
    /// </summary>
    public static IEnumerable<DataError> ContributorsAddUpToTheWorld(PkoData data)
    {
        // With one in ten missing, it is a list with holes; with more, it never meant to be complete.
        const double Complete = 0.9;
        foreach (var day in data.Personnel.Dates)
        {
            if (data.PersonnelTotals.On(day) is not { } world)
            {
                continue;
            }

            var states = data.Personnel.On(day).GroupBy(row => row.Iso3).Select(Headcount.Of).ToList();
            var sum = states.Sum();
            var full = states.Count >= Complete * world.Contributors;
            if (sum > world.Total || (full && (sum != world.Total || states.Count != world.Contributors)))
            {
                yield return Broken.Row(
                    data, world, DataErrorKind.ContributorsDoNotAddUp, "total",
                    string.Create(CultureInfo.InvariantCulture, $"{world.Total:N0} from {world.Contributors} contributors"),
                    string.Create(CultureInfo.InvariantCulture, $"{sum:N0} from {states.Count}, the sum over the states of {Broken.Day(day)}"),
                    "Find the state that is missing, doubled or misread; where the publisher's table is wrong, declare a correction.");
            }
        }
    }

    /// <summary>
    /// The United Nations count and the Japanese count differ by the national support elements; a source of the Japanese
    /// dispatch record must not feed the series of the United Nations.
    /// </summary>
    public static IEnumerable<DataError> CountingRulesStayApart(PkoData data)
    {
        var japanese = data.Dispatches
            .Select(row => row.SourceId)
            .Where(id => data.Sources.Find(id) is { Kind: not SourceKind.Seed })
            .ToHashSet(StringComparer.Ordinal);
        return data.Personnel
            .Where(row => japanese.Contains(row.SourceId))
            .Select(row => Broken.Row(
                data, row, DataErrorKind.CountingRulesMixed, "source_id", row.SourceId,
                "a source that counts as the United Nations do: this one gives the Japanese dispatch record",
                "Take the row to dispatches, or cite the United Nations' own figure."));
    }
}
