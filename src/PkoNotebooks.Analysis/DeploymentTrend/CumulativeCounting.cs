using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>Adds up the two counts, each by itself.</summary>
internal static class CumulativeCounting
{
    public static CumulativeCounts Of(
        PkoData data, RowFacts facts, YearSummaries series, ImmutableArray<MissionSeries> missions, bool hasRecord)
    {
        var record = hasRecord ? DispatchTimeline.Of(data, facts) : [];
        var own = record.Where(d => d.Preferred && d.Span.MissionId is not null).Select(d => d.Span).ToList();
        var pko = own.Where(d => d.Category == DispatchCategory.UnPko).ToList();
        ImmutableArray<DispatchSpan> without = [.. pko.Where(d => !d.Cumulative.IsKnown)];
        return new()
        {
            JapaneseCount = Sum(DispatchCategory.UnPko, pko) is { } sum
                ? sum
                : new Missing("cumulative number dispatched", series.State, Span(series), hasRecord ? "the record prints none" : "the data hold a dispatch record of Japan only"),
            JapaneseByCategory =
            [
                .. own.GroupBy(d => d.Category).OrderBy(g => g.Key).Select(g => Sum(g.Key, [.. g])).OfType<Fact>(),
            ],
            WithoutNumber = without,
            PrintedTotals =
            [
                .. record.Where(d => d.Span.MissionId is null && d.Span.Cumulative.IsKnown)
                    .Select(d => d.Span.Cumulative.Required).OrderBy(f => f.Period.End).ThenBy(f => f.Key, StringComparer.Ordinal),
            ],
            UnLowerBound = LowerBound(series, missions),
            UnPersonYears = series.PersonYears(series.Months[0].AsOf.Year, series.Months[^1].AsOf.Year, filled: true),
        };
    }

    private static Fact? Sum(DispatchCategory category, List<DispatchSpan> spans)
    {
        var known = spans.Select(d => d.Cumulative.Fact).OfType<Fact>().ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var unknown = spans.Count - known.Count;
        return known.Select(Calculation.Of).Aggregate((a, b) => a + b).As(
            $"dispatched.{FactKey.Word(category)}", "persons dispatched, Japanese count", Unit.Persons, note: unknown == 0
                ? null
                : $"{FactText.Number(unknown, 0)} of {FactText.Number(spans.Count, 0)} dispatches print no number and are not in the sum.") with
        {
            Formula = $"sum of the record's {FactText.Number(known.Count, 0)} dispatches that print a cumulative number",
        };
    }

    private static Measured LowerBound(YearSummaries series, ImmutableArray<MissionSeries> missions)
    {
        if (missions.IsEmpty)
        {
            return new Missing("number of persons who arrived", series.State, Span(series), "the data hold no headcounts by mission");
        }

        // By mission and not by type: from May 2017 staff officers are counted apart from troops, and nobody arrived by that.
        // A month of which only the sum of all missions is known is passed over.
        var byMission = missions.Where(m => m.MissionId is not null).ToLookup(m => m.MissionId, StringComparer.Ordinal);
        var unsplit = missions.Where(m => m.MissionId is null).SelectMany(m => m.Months).Select(f => f.Period.End).ToHashSet();
        double rises = 0;
        foreach (var mission in byMission)
        {
            var at = mission.SelectMany(m => m.Months).ToLookup(f => f.Period.End, f => f.Value);
            double before = 0;
            foreach (var month in series.Observed().Where(m => !unsplit.Contains(m.Period.End)))
            {
                var now = at[month.Period.End].Sum();
                rises += Math.Max(0, now - before);
                before = now;
            }
        }

        return new Fact
        {
            Key = $"arrived_at_least.{series.Iso3}",
            Name = "persons who arrived at least, UN count",
            Value = rises,
            Unit = Unit.Persons,
            Period = Span(series),
            Derivation = Derivation.Derived,
            Formula = "sum of all rises of the headcount from one observed month's end to the next, by mission",
            Citations = series.Cite(series.Observed().Where(f => f.Value > 0), $"{Span(series)}/{series.Iso3}/*"),
            Note = "A lower bound: a contingent that relieves another of the same size leaves no trace in month-end headcounts.",
        };
    }

    private static Period Span(YearSummaries series) => new(series.Months[0].AsOf, series.Months[^1].AsOf);
}
