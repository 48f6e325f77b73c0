using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks on missions, on states, and on deaths in service.</summary>
internal static class MissionChecks
{
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("mission-count", "record, un_pko or forces:day", Count),
        new("mission-host", "mission:place", Host),
        new("mission-name-count", "kind:part of the name", NameCount),
        new("mission-start", "mission", c => Dated(c, withEnd: false)),
        new("mission-period", "mission", c => Dated(c, withEnd: true)),
        new("mission-years", "mission:day", Years),
        new("missions-known", "mission", Known),
        new("permanent-members", "states", PermanentMembers),
        new("fatality-count", "state:mission:year", Fatalities),
    ];

    // Peacekeeping missions of the Japanese record; of those, the ones that the United Nations class so; or those to which others than election observers went.
    private static Observation Count(CheckContext c)
    {
        var day = c.Date(1);
        var rows = c.Tables.Record.Where(d => d.Category == DispatchCategory.UnPko && DispatchRecord.EarliestStart(d) <= day).ToList();
        var missions = rows.GroupBy(d => d.MissionId!, StringComparer.Ordinal).Where(m => c[0] switch
        {
            "record" => true,
            "un_pko" => c.Row(c.Data.Missions, m.Key).Kind == MissionKind.UnPko,
            "forces" => m.Any(d => !(d.Role?.Contains("election", StringComparison.Ordinal) ?? false)),
            _ => throw new ClaimCheckException(c.Claim, $"'{c[0]}' is none of record, un_pko, forces"),
        }).Select(m => m.Key).Order(StringComparer.Ordinal).ToList();
        return Observation.Of(c.Tables.Count(
            $"mission_count.{c[0]}.{c[1]}", "missions with a Japanese peacekeeping dispatch", missions.Count, rows, Period.On(day), string.Join(", ", missions)));
    }

    private static Observation.Statement Host(CheckContext c)
    {
        var row = c.Row(c.Data.Missions, c[0]);
        var hosts = row.Host ?? "no place that the data give";
        return new Observation.Statement(
            hosts.Contains(c[1], StringComparison.Ordinal), $"the place of {row.Name} is {hosts}",
            [c.Tables.Count($"mission_host.{c[0]}", $"hosts of {row.MissionId}", row.Host is null ? 0 : row.Host.Split(';').Length, [row], formula: row.Host)]);
    }

    private static Observation NameCount(CheckContext c)
    {
        var kind = c.Member<MissionKind>(c[0]);
        var all = c.Data.Missions.Where(m => m.Kind == kind).ToList();
        if (all.Count == 0)
        {
            return Observation.Nothing(new($"{c[0].Replace('_', ' ')} operations", "", default, "the data hold none"));
        }

        var named = all.Where(m => m.Name.Contains(c[1], StringComparison.Ordinal)).ToList();
        return Observation.Of(c.Tables.Count(
            $"mission_name_count.{c[0]}.{c[1]}", $"{c[0].Replace('_', ' ')} operations of the {c[1]}", named.Count, named.Count > 0 ? named : all,
            formula: string.Join(", ", named.Select(m => m.MissionId))));
    }

    private static Observation Dated(CheckContext c, bool withEnd)
    {
        var row = c.Row(c.Data.Missions, c[0]);
        if (row.StartedOn is not { } start)
        {
            return Observation.Nothing(new("start of the mission", c[0], default, "the data hold none"));
        }

        if (withEnd && row.EndedOn is null)
        {
            return Observation.Nothing(new("end of the mission", c[0], default, "the data hold none"));
        }

        var facts = new List<Fact> { c.Tables.Date(row, $"mission_start.{c[0]}", $"start of {c[0]}", start, DatePrecision.Day) };
        var found = ClaimTables.Written(start, DatePrecision.Day);
        if (withEnd)
        {
            facts.Add(c.Tables.Date(row, $"mission_end.{c[0]}", $"end of {c[0]}", row.EndedOn!.Value, DatePrecision.Day));
            found += "/" + ClaimTables.Written(row.EndedOn.Value, DatePrecision.Day);
        }

        return new Observation.Dated(withEnd ? $"period of {c[0]}" : $"start of {c[0]}", found, [.. facts]);
    }

    private static Observation Years(CheckContext c)
    {
        var row = c.Row(c.Data.Missions, c[0]);
        return row.StartedOn is not { } start
            ? Observation.Nothing(new("start of the mission", c[0], default, "the data hold none"))
            : Observation.Of(c.Tables.Count(
                $"mission_years.{c[0]}.{c[1]}", $"full years since {c[0]} began", ClaimTables.FullYears(start, c.Date(1)), [row], new(start, c.Date(1)),
                $"from {MonthEnd.Long(start)} to {MonthEnd.Long(c.Date(1))}", Unit.Years));
    }

    private static Observation.Statement Known(CheckContext c)
    {
        var all = c.Data.Missions.ToList();
        var row = c.Data.Missions.Find(c[0]);
        return new Observation.Statement(
            row is not null, row is null ? $"no operation of the data is called {c[0]}" : $"{c[0]} is {row.Name}",
            [c.Tables.Count("missions.known", "operations in the data", all.Count, []) with { Citations = CitationSet.Of(c.Tables.Facts.CiteTogether(all, "*")) }]);
    }

    private static Observation.Statement PermanentMembers(CheckContext c)
    {
        var rows = c.List(0).Select(s => c.Row(c.Data.Countries, s)).ToList();
        var others = rows.Where(r => !r.PermanentMember).Select(r => r.Name).ToList();
        return new Observation.Statement(
            others.Count == 0, others.Count == 0 ? "all of them are permanent members" : $"{string.Join(", ", others)} is not a permanent member",
            [c.Tables.Count($"permanent_members.{c[0]}", "permanent members among them", rows.Count - others.Count, rows)]);
    }

    private static Observation Fatalities(CheckContext c)
    {
        var inMission = c.Data.Fatalities.Where(f => f.Iso3 == c[0] && f.MissionId == c[1]).ToList();
        if (c.Data.Fatalities.Count == 0)
        {
            return Observation.Nothing(new("deaths in service", c.Tables.NameOf(c[0]), Period.OfYear(c.Number(2)), "the data hold none at all"));
        }

        var rows = inMission.Where(f => f.OccurredOn.Year == c.Number(2)).ToList();
        return Observation.Of(c.Tables.Count(
            $"fatalities.{c[0]}.{c[1]}.{c[2]}", $"deaths in {c[1]} of persons from {c.Tables.NameOf(c[0])}", rows.Count, rows.Count > 0 ? rows : inMission.Count > 0 ? inMission : [.. c.Data.Fatalities],
            Period.OfYear(c.Number(2)), inMission.Count == 0 ? null : $"deaths in {c[1]} are of {string.Join(", ", inMission.Select(f => MonthEnd.Iso(f.OccurredOn)).Order(StringComparer.Ordinal))}", Unit.Persons));
    }
}
