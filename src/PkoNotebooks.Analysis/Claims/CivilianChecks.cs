using System.Collections.Immutable;
using PkoNotebooks.Analysis.CivilianScarcity;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks on civilian staff and on training.</summary>
internal static class CivilianChecks
{
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("civilian", "scope:state or ALL:categories:day", Headcount),
        new("civilian-share", "scope:state:category", Share),
        new("training", "programme:indicator:period", c => Observation.Of(Training(c))),
        new("training-per-year", "programme:indicator:period", c => Observation.Of(Training(c).Then(f => PerYear(c, f, c.Dates(2).To.Year - c.Dates(2).From.Year + 1)))),
        new("training-over-years", "programme:indicator:period:years", c => Observation.Of(Training(c).Then(f => PerYear(c, f, c.Number(3))))),
    ];

    private static Observation Headcount(CheckContext c)
    {
        var (scope, day) = (c.Member<CivilianScope>(c[0]), c.Date(3));
        var state = c[1] == "ALL" ? null : c[1];
        var parts = c.List(2).Select(category => Part(c, scope, state, category, day)).ToList();
        if (parts.Find(p => !p.IsKnown) is { } missing)
        {
            return Observation.Nothing(missing.Missing!);
        }

        return parts.Count == 1
            ? Observation.Of(parts[0])
            : Observation.Of(
                parts.Select(p => Calculation.Of(p.Required)).Aggregate((a, b) => a + b).As(
                    $"civilians.{c[0]}.{c[1]}.{c[2]}.{c[3]}", $"{c[2].Replace("+", " and ", StringComparison.Ordinal)} civilian staff", Unit.Persons),
                [.. parts.Select(p => p.Required)]);
    }

    private static Measured Part(CheckContext c, CivilianScope scope, string? state, string category, DateOnly day)
    {
        var name = $"{(category == "un_volunteers" ? "UN volunteers" : $"{category.Replace('_', ' ')} staff")}{(state is null ? "" : " of " + c.Tables.NameOf(state))} in {(scope == CivilianScope.Pko ? "peacekeeping" : "the United Nations")}";
        return c.Data.CivilianStaff.FirstOrDefault(r => r.Preferred && r.Scope == scope && r.Iso3 == state && r.Category == category && r.AsOf == day) is { Total: not null } row
            ? Civilians.Headcount(c.Tables.Facts, row, name)
            : new Missing(name, "", Period.On(day), "no source in the data counts them on that day");
    }

    // The state's latest count against the count of all that is nearest in time: the first reading of the analysis for it.
    private static Observation Share(CheckContext c)
    {
        ImmutableArray<ScarcityReading> readings = c.Data.Countries.Find(c[1]) is null ? [] : StateCivilians.Of(c.Data, c[1]).Readings;
        return readings.IsEmpty
            ? Observation.Nothing(new("number of civilians in peacekeeping", c.Tables.NameOf(c[1]), default, "no source in the data counts them"))
            : readings.Where(r => r.Civilians.Period.End == readings.Max(x => x.Civilians.Period.End)).MinBy(r => r.DaysApart.Value) is { } latest
                ? Observation.Of(latest.Share, latest.Civilians, latest.Staff)
                : throw new ClaimCheckException(c.Claim, "there is no latest count");
    }

    private static Measured Training(CheckContext c)
    {
        var row = c.Data.Training.Where(r => r.Programme == c[0] && r.Indicator == c[1] && r.Period == c[2])
            .OrderByDescending(r => r.Preferred).ThenBy(r => SourcePreference.Of(c.Data, r.SourceId)).FirstOrDefault();
        var (from, to) = c.Dates(2);
        return row is null
            ? new Missing(c[1], c[0], new(from, to), "no source in the data gives it")
            : c.Tables.Facts.Of(
                row, $"training.{c[0]}.{c[1]}.{c[2]}.{row.SourceId}".Replace(' ', '_'), $"{c[0]} programme, {c[1]}", (double)row.Value,
                row.Unit == "persons" ? Unit.Persons : Unit.Count, new(from, to));
    }

    private static Measured PerYear(CheckContext c, Fact total, int years) => years <= 0
        ? new Missing(total.Name, "", total.Period, "the period has no length")
        : (Calculation.Of(total) / years).As($"{total.Key}.a_year", $"{total.Name}, a year", Unit.Persons, 1, total.Period);
}
