using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks on dated events.</summary>
internal static partial class EventChecks
{
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("event-date", "event", c => new Observation.Dated(Event(c, 0).Title, ClaimTables.Written(Event(c, 0).OccurredOn, Event(c, 0).Precision), [Day(c, 0)])),
        new("event-years", "event:day", c => Observation.Of(Between(c, "full years since", Unit.Years, ClaimTables.FullYears(Event(c, 0).OccurredOn, c.Date(1)), c.Date(1)))),
        new("event-days", "event:day", c => Observation.Of(Between(c, "days, both counted, since", Unit.Days, c.Date(1).DayNumber - Event(c, 0).OccurredOn.DayNumber + 1, c.Date(1)))),
        new("event-gap-months", "event:event", c => Observation.Of(
            Between(c, $"months to \"{Event(c, 1).Title}\" from", Unit.Months, ClaimTables.Months(Event(c, 0).OccurredOn, Event(c, 1).OccurredOn), Event(c, 1).OccurredOn, Event(c, 1)), Day(c, 0), Day(c, 1))),
        new("event-order", "event:event", c => InOrder(c, [c[0], c[1]])),
        new("events-in-order", "events", c => InOrder(c, c.List(0))),
        new("event-after", "event:day", c => Judge(c, d => d > c.Date(1), $"against {MonthEnd.Long(c.Date(1))}")),
        new("event-between", "event:year/year", c => Judge(c, d => d >= c.Dates(1).From && d <= c.Dates(1).To, $"against {c[1].Replace("/", " to ", StringComparison.Ordinal)}")),
        new("event-mentions", "event:words", c => new Observation.Statement(
            Event(c, 0).Title.Contains(c[1], StringComparison.Ordinal), $"the record reads \"{Event(c, 0).Title}\"", [Day(c, 0)])),
        new("event-number", "event", c => Observation.Of(Number(c, 0))),
        new("event-number-plus", "event:number", c => Observation.Of(Number(c, c.Number(1)))),
    ];

    private static EventRow Event(CheckContext c, int index) => c.Row(c.Data.Events, c[index]);

    private static Fact Day(CheckContext c, int index) => DayOf(c, Event(c, index));

    private static Fact DayOf(CheckContext c, EventRow row) =>
        c.Tables.Date(row, $"event_date.{row.EventId}", $"date of \"{row.Title}\"", row.OccurredOn, row.Precision);

    private static Fact Between(CheckContext c, string what, Unit unit, int value, DateOnly until, params ReadOnlySpan<EventRow> others)
    {
        var row = Event(c, 0);
        return c.Tables.Count(
            $"event_span.{c[0]}.{c[1]}.{FactKey.Word(unit)}", $"{what} \"{row.Title}\"", value, [row, .. others],
            row.OccurredOn <= until ? new(row.OccurredOn, until) : new(until, row.OccurredOn), $"from {MonthEnd.Long(row.OccurredOn)} to {MonthEnd.Long(until)}", unit);
    }

    private static Observation.Statement InOrder(CheckContext c, ImmutableArray<string> ids)
    {
        var rows = ids.Select(id => c.Row(c.Data.Events, id)).ToList();
        return new Observation.Statement(
            rows.Zip(rows.Skip(1)).All(p => p.First.OccurredOn < p.Second.OccurredOn),
            string.Join("; ", rows.Select(r => $"{ClaimTables.Written(r.OccurredOn, r.Precision)}: {r.Title}")), [.. rows.Select(r => DayOf(c, r))]);
    }

    private static Observation.Statement Judge(CheckContext c, Func<DateOnly, bool> holds, string against)
    {
        var row = Event(c, 0);
        return new Observation.Statement(holds(row.OccurredOn), $"\"{row.Title}\" is of {ClaimTables.Written(row.OccurredOn, row.Precision)}, {against}", [Day(c, 0)]);
    }

    // The first number in the title: 10,000 rounds, 7 votes, the 12th time.
    private static Measured Number(CheckContext c, int plus)
    {
        var row = Event(c, 0);
        var digits = FirstNumber().Match(row.Title);
        if (!digits.Success)
        {
            return new Missing("number", row.Title, Period.On(row.OccurredOn), "the event's title holds none");
        }

        var number = int.Parse(digits.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return c.Tables.Facts.Of(
            row, $"event_number.{row.EventId}.{plus}", plus == 0 ? $"number in \"{row.Title}\"" : $"number in \"{row.Title}\", and {plus} more", number + plus, Unit.Count,
            new(DispatchRecord.First(row.OccurredOn, row.Precision), DispatchRecord.Last(row.OccurredOn, row.Precision)),
            derivation: plus == 0 ? Derivation.Printed : Derivation.Derived, formula: plus == 0 ? null : $"{number} + {plus}");
    }

    [GeneratedRegex(@"\d[\d,]*", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();
}
