using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Statistics;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>Finds breaks in level and sets the events near them beside them.</summary>
internal static class LevelBreakFinder
{
    /// <summary>The least months, and the least part of the months from first to last, on which breaks are looked for.</summary>
    private const int FewestMonths = 24;
    private const double LeastCoverage = 0.8;

    public static LevelBreaks Find(string iso3, string state, YearSummaries series, ImmutableArray<DatedEvent> events)
    {
        // From the month after the first arrivals: before it there is no level, and in it a contingent is still arriving.
        ImmutableArray<Fact> observed = [.. series.Observed().SkipWhile(f => f.Value == 0).Skip(1)];
        var span = observed.IsEmpty ? 0 : MonthEnd.Between(observed[0].Period.End, observed[^1].Period.End).Count();
        if (observed.Length < FewestMonths || observed.Length < LeastCoverage * span)
        {
            return None(state, series, observed.Length);
        }

        var counts = observed.Select(f => (int)f.Value).ToList();
        var penalty = LevelBreaks.PenaltyFactor * Math.Log(counts.Count);
        var segments = OptimalPartition.Split(counts, penalty, LevelBreaks.MinimumMonths);
        var robust = OptimalPartition.Split(counts, 2 * penalty, LevelBreaks.MinimumMonths).Select(s => observed[s.Start].Period.End).ToList();
        ImmutableArray<Fact> levels = [.. segments.Select(s => Level(iso3, state, series, observed[s.Start..(s.End + 1)], s.Level))];
        return new()
        {
            Penalty = penalty,
            Levels = levels,
            Breaks =
            [
                .. segments.Skip(1).Select((s, i) =>
                {
                    var last = observed[s.Start - 1].Period.End;
                    var first = observed[s.Start].Period.End;
                    return new LevelBreak(
                        last, first, levels[i], levels[i + 1], IsNear(robust, first), MonthEnd.Of(last.AddDays(1)) != first,
                        EventTimeline.Near(events, last.AddDays(1), first, LevelBreaks.WindowDays));
                }),
            ],
            Missing = null,
        };
    }

    // At another penalty a break may move by a month or two and still be the same.
    private static bool IsNear(List<DateOnly> breaks, DateOnly day) => breaks.Any(b => Math.Abs(b.DayNumber - day.DayNumber) <= 62);

    private static LevelBreaks None(string state, YearSummaries series, int months) => new()
    {
        Penalty = 0,
        Levels = [],
        Breaks = [],
        Missing = new(
            "breaks in level", state, new(series.Months[0].AsOf, series.Months[^1].AsOf),
            string.Create(CultureInfo.InvariantCulture, $"it takes a monthly series, and the data hold {FactText.Of(months, Unit.Months, 0)} of it from the first with anybody")),
    };

    private static Fact Level(string iso3, string state, YearSummaries series, ImmutableArray<Fact> months, double level)
    {
        var period = new Period(months[0].Period.End, months[^1].Period.End);
        return new Fact
        {
            Key = $"level.{iso3}.{MonthEnd.Iso(period.Start)}",
            Name = $"level of {state}",
            Value = level,
            Unit = Unit.Persons,
            Period = period,
            Derivation = Derivation.Derived,
            Formula = "mean of the month-end headcounts of the stretch",
            Citations = series.Cite(months, $"{period}/{iso3}/*"),
            Note = $"Over {FactText.Of(months.Length, Unit.Months, 0)} with a figure.",
        };
    }
}
