using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>Events in order of time, and those near a day.</summary>
internal static class EventTimeline
{
    public static ImmutableArray<DatedEvent> Of(PkoData data, RowFacts facts) =>
    [
        .. data.Events.OrderBy(e => e.OccurredOn).ThenBy(e => e.EventId, StringComparer.Ordinal)
            .Select(e => new DatedEvent(e.EventId, e.OccurredOn, e.Precision, e.Kind, e.Title, e.TitleJa, facts.Cite(e))),
    ];

    /// <summary>
    /// Events at most so many days from the span between two month ends, nearest first. An event of which only the year is known is near to nothing.
    /// </summary>
    public static ImmutableArray<DatedEvent> Near(ImmutableArray<DatedEvent> events, DateOnly after, DateOnly until, int days) =>
    [
        .. events.Where(e => e.Precision != DatePrecision.Year)
            .Select(e => (Event: e, Distance: Distance(e, after, until)))
            .Where(e => e.Distance <= days)
            .OrderBy(e => e.Distance).ThenBy(e => e.Event.OccurredOn).ThenBy(e => e.Event.EventId, StringComparer.Ordinal)
            .Select(e => e.Event),
    ];

    private static int Distance(DatedEvent e, DateOnly after, DateOnly until)
    {
        var first = DispatchRecord.First(e.OccurredOn, e.Precision);
        var last = DispatchRecord.Last(e.OccurredOn, e.Precision);
        return last < after ? after.DayNumber - last.DayNumber : first > until ? first.DayNumber - until.DayNumber : 0;
    }
}
