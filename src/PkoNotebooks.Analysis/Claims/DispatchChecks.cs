using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks on the record of Japanese dispatches, by the Japanese count.</summary>
internal static class DispatchChecks
{
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("dispatch-strength", "dispatch", c => Observation.Of(Strength(c, c[0]))),
        new("dispatch-cumulative", "dispatch", c => Observation.Of(Cumulative(c, c[0]))),
        new("dispatch-strength-sum", "dispatches", c => Sum(c, Strength, "strength of the units together")),
        new("dispatch-cumulative-sum", "dispatches", c => Sum(c, Cumulative, "persons dispatched in all units")),
        new("dispatch-product", "dispatch", c => Observation.Of(Strength(c, c[0]).Then(
            Rotations(c, c[0]), (s, r) => (Calculation.Of(s) * r).As($"dispatch_product.{c[0]}", "strength times rotations", Unit.Persons)))),
        new("dispatch-cumulative-less-strength", "dispatch", c => Observation.Of(Cumulative(c, c[0]).Then(
            Strength(c, c[0]), (n, s) => (Calculation.Of(n) - s).As($"dispatch_rest.{c[0]}", "cumulative number less the strength", Unit.Persons)))),
        new("dispatch-start", "dispatch", c => Dated(c, start: true, end: false)),
        new("dispatch-end", "dispatch", c => Dated(c, start: false, end: true)),
        new("dispatch-period", "dispatch", c => Dated(c, start: true, end: true)),
        new("dispatch-before", "dispatch:day", Before),
        new("dispatch-days-after", "dispatch:day", c => Observation.Of(Start(c, c[0]).Then(f => Days(c, f)))),
        new("dispatch-missions", "missions", c => Each(c, 0, m => c.Tables.Record.FirstOrDefault(d => d.MissionId == m), m => $"a dispatch to {c.Tables.MissionName(m)}")),
        new("dispatch-roles", "mission:roles", c => Each(c, 1, role => WithRole(c, c[0], role), role => $"{role} in {c.Tables.MissionName(c[0])}")),
        new("dispatch-role-missions", "role:missions", c => Each(c, 1, m => WithRole(c, m, c[0]), m => $"{c[0]} in {c.Tables.MissionName(m)}")),
        new("dispatch-role-count", "category:role", c => Count(
            c, d => d.Category == c.Member<DispatchCategory>(c[0]) && Plays(d, c[1]), $"{c[0].Replace('_', ' ')} dispatches whose role names {c[1]}", d => d.DispatchId)),
        new("dispatch-running-in", "mission:day", c => Count(
            c, d => d.MissionId == c[0] && DispatchRecord.MayRunOn(d, c.Date(1)), $"dispatches to {c.Tables.MissionName(c[0])} under way on {MonthEnd.Long(c.Date(1))}", d => d.DispatchId)),
        new("dispatch-running", "day", c => Count(
            c, d => d.Category != DispatchCategory.PreAct && DispatchRecord.MayRunOn(d, c.Date(0)), $"missions with a dispatch under way on {MonthEnd.Long(c.Date(0))}", d => d.MissionId!)),
        new("dispatch-categories", "day", c => Count(
            c, d => d.Category != DispatchCategory.PreAct && DispatchRecord.EarliestStart(d) <= c.Date(0), $"categories of dispatch by {MonthEnd.Long(c.Date(0))}", d => FactKey.Word(d.Category))),
        new("dispatch-legal-share", "category", LegalShare),
    ];

    private static Measured Strength(CheckContext c, string id) => Figure(c, id, d => d.Strength, "strength");

    private static Measured Cumulative(CheckContext c, string id) => Figure(c, id, d => d.Cumulative, "cumulative number");

    private static Measured Rotations(CheckContext c, string id) => Figure(c, id, d => d.Rotations, "rotations", Unit.Count);

    private static Measured Figure(CheckContext c, string id, Func<Dispatch, int?> column, string what, Unit unit = Unit.Persons)
    {
        var row = c.Row(c.Data.Dispatches, id);
        var whom = $"{(row.MissionId is { } mission ? c.Tables.MissionName(mission) : "all operations")}, {row.Role ?? "all roles"}";
        return column(row) is { } value
            ? c.Tables.Facts.Of(row, $"{what.Replace(' ', '_')}.{id}", $"{what} in the Japanese record ({whom})", value, unit, PeriodOf(row))
            : new Missing(what, whom, PeriodOf(row), "the record prints none");
    }

    private static Period PeriodOf(Dispatch row) =>
        (DispatchRecord.EarliestStart(row), DispatchRecord.LatestEnd(row)) switch
        {
            ({ } start, { } end) when start <= end => new(start, end),
            ({ } start, _) => Period.On(start),
            (_, { } end) => Period.On(end),
            _ => default,
        };

    private static Observation Sum(CheckContext c, Func<CheckContext, string, Measured> figure, string name)
    {
        var parts = c.List(0).Select(id => figure(c, id)).ToList();
        return parts.Find(p => !p.IsKnown) is { } missing
            ? Observation.Nothing(missing.Missing!)
            : Observation.Of(
                parts.Select(p => Calculation.Of(p.Required)).Aggregate((a, b) => a + b).As($"dispatch_sum.{c[0]}.{name.Replace(' ', '_')}", name, Unit.Persons),
                [.. parts.Select(p => p.Required)]);
    }

    private static Measured Start(CheckContext c, string id) => c.Row(c.Data.Dispatches, id) is { StartedOn: { } day } row
        ? c.Tables.Date(row, $"dispatch_start.{id}", $"start of the dispatch to {c.Tables.MissionName(row.MissionId!)}, {row.Role}", day, row.StartedPrecision ?? DatePrecision.Day)
        : new Missing("start of the dispatch", id, default, "the record prints none");

    private static Measured End(CheckContext c, string id) => c.Row(c.Data.Dispatches, id) is { EndedOn: { } day } row
        ? c.Tables.Date(row, $"dispatch_end.{id}", $"end of the dispatch to {c.Tables.MissionName(row.MissionId!)}, {row.Role}", day, row.EndedPrecision ?? DatePrecision.Day)
        : new Missing("end of the dispatch", id, default, "the record prints none");

    private static Observation Dated(CheckContext c, bool start, bool end)
    {
        var row = c.Row(c.Data.Dispatches, c[0]);
        Measured[] dates = [.. start ? [Start(c, c[0])] : Array.Empty<Measured>(), .. end ? [End(c, c[0])] : Array.Empty<Measured>()];
        if (Array.Find(dates, d => !d.IsKnown) is { } missing)
        {
            return Observation.Nothing(missing.Missing!);
        }

        string[] found =
        [
            .. start ? [ClaimTables.Written(row.StartedOn!.Value, row.StartedPrecision)] : Array.Empty<string>(),
            .. end ? [ClaimTables.Written(row.EndedOn!.Value, row.EndedPrecision)] : Array.Empty<string>(),
        ];
        var what = start && end ? "period" : start ? "start" : "end";
        return new Observation.Dated($"{what} of the dispatch to {c.Tables.MissionName(row.MissionId!)} ({row.Role}) in the Japanese record", string.Join('/', found), [.. dates.Select(d => d.Required)]);
    }

    private static Observation Before(CheckContext c) => Observation.Judge([End(c, c[0])], facts =>
        (facts[0].Period.End < c.Date(1), $"{facts[0].Name} was no later than {MonthEnd.Long(facts[0].Period.End)}, against {MonthEnd.Long(c.Date(1))}"));

    private static Measured Days(CheckContext c, Fact start) => start with
    {
        Key = $"dispatch_days_after.{c[0]}.{c[1]}",
        Name = $"days from {MonthEnd.Long(c.Date(1))} to the {start.Name}",
        Value = start.Period.Start.DayNumber - c.Date(1).DayNumber,
        Unit = Unit.Days,
        Derivation = Derivation.Derived,
        Formula = $"{start.Name} ({start.Text}) less {MonthEnd.Long(c.Date(1))}",
    };

    private static Dispatch? WithRole(CheckContext c, string mission, string role) => c.Tables.Record.FirstOrDefault(d => d.MissionId == mission && Plays(d, role));

    private static bool Plays(Dispatch dispatch, string role) => dispatch.Role?.Contains(role, StringComparison.Ordinal) ?? false;

    // Whether the record has a row for each thing in a list.
    private static Observation.Statement Each(CheckContext c, int index, Func<string, Dispatch?> find, Func<string, string> words)
    {
        var found = c.List(index).Select(item => (Item: item, Row: find(item))).ToList();
        var absent = found.Where(f => f.Row is null).Select(f => words(f.Item)).ToList();
        var present = found.Where(f => f.Row is not null).Select(f => words(f.Item)).ToList();
        var fact = c.Tables.Count(
            $"dispatch_list.{c.Claim.ClaimId}", "things of the list that the record holds", present.Count,
            found.Select(f => f.Row).OfType<Dispatch>() is var rows && rows.Any() ? rows : c.Tables.Record, formula: $"of {FactText.Number(found.Count, 0)} in the list");
        return new Observation.Statement(
            absent.Count == 0,
            absent.Count == 0 ? $"the record holds {string.Join(", ", present)}" : $"the record holds no trace of {string.Join(", ", absent)}", [fact]);
    }

    private static Observation Count(CheckContext c, Func<Dispatch, bool> which, string name, Func<Dispatch, string> thing)
    {
        var record = c.Tables.Record.ToList();
        if (record.Count == 0)
        {
            return Observation.Nothing(new(name, "", default, "the data hold no dispatch record"));
        }

        var rows = record.Where(which).ToList();
        var things = rows.Select(thing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Observation.Of(c.Tables.Count(
            $"dispatch_count.{c.Claim.ClaimId}", name, things.Count, [], default, things.Count == 0 ? "none in the record" : string.Join(", ", things)) with
        {
            Citations = rows.Count > 0 ? CitationSet.Of(rows.Select(c.Tables.Facts.Cite)) : CitationSet.Of(c.Tables.Facts.CiteTogether(record, "*")),
        });
    }

    private static Observation LegalShare(CheckContext c)
    {
        var category = c.Member<DispatchCategory>(c[0]);
        var rows = c.Tables.Record.Where(d => d.Category == category).ToList();
        var all = c.Tables.Count($"dispatches.{c[0]}", $"{c[0].Replace('_', ' ')} dispatches", rows.Count, [], default) with { Citations = CitationSet.Of(c.Tables.Facts.CiteTogether(rows, $"{c[0]}/*")) };
        var under = all with
        {
            Key = $"dispatches_under_act.{c[0]}",
            Name = "of them under the Act",
            Value = rows.Count(d => d.LegalBasis?.Contains("Act", StringComparison.Ordinal) ?? false),
        };
        return rows.Count == 0
            ? Observation.Nothing(new("share of dispatches under the Act", c[0], default, "the record holds none"))
            : Observation.Of((Calculation.Of(under) / all * 100).As($"legal_share.{c[0]}", "share of dispatches that rest on the Act", Unit.Percent, 0), all);
    }
}
