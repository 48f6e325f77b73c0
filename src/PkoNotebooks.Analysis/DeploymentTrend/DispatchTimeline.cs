using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>Turns the dispatch record into bars on a time axis.</summary>
internal static class DispatchTimeline
{
    public static ImmutableArray<(DispatchSpan Span, bool Preferred)> Of(PkoData data, RowFacts facts) =>
    [
        .. data.Dispatches.Select(d => (Span: Span(data, facts, d), d.Preferred))
            .OrderBy(d => d.Span.Start ?? DateOnly.MaxValue)
            .ThenBy(d => d.Span.MissionId, StringComparer.Ordinal)
            .ThenBy(d => d.Span.DispatchId, StringComparer.Ordinal),
    ];

    private static DispatchSpan Span(PkoData data, RowFacts facts, Dispatch d)
    {
        var start = DispatchRecord.EarliestStart(d);
        var end = DispatchRecord.LatestEnd(d);
        var period = new Period(start ?? end ?? default, end ?? start ?? default);
        if (period.End < period.Start)
        {
            period = new(period.End, period.Start);
        }

        var whom = $"{d.MissionId ?? "all operations"}, {d.Role ?? "all roles"}";
        Measured Figure(int? value, string key, string name, string what) => value is { } known
            ? facts.Of(d, $"{key}.{d.DispatchId}", $"{name} ({whom})", known, Unit.Persons, period)
            : new Missing(what, whom, period, "the record prints none");
        return new(
            d.DispatchId, d.MissionId, MissionBreakdown.NameOf(data, d.MissionId), d.Category, d.LegalBasis, d.Role,
            start, d.StartedPrecision, end, d.EndedPrecision,
            Figure(d.Strength, "strength", "strength", "strength"),
            Figure(d.Cumulative, "dispatched", "persons dispatched", "cumulative number of persons dispatched"),
            facts.Cite(d), d.Note);
    }
}
