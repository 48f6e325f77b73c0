using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Rates;
using PkoNotebooks.Analysis.Statistics;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.CivilianScarcity;

/// <summary>Pairs each count of a state's civilians in peacekeeping with counts of all international civilian staff.</summary>
internal sealed class ScarcityReadings(PkoData data, RowFacts facts, RateIndex rates)
{
    private const double Confidence = 0.95;

    public ImmutableArray<ScarcityReading> Of(string iso3, string state)
    {
        var pko = data.CivilianStaff.Where(r => r is { Scope: CivilianScope.Pko, Preferred: true, Total: not null }).ToList();
        var all = pko.Where(r => r is { Iso3: null, Category: "international" }).ToList();
        return
        [
            .. pko.Where(r => r.Iso3 == iso3).OrderBy(r => r.AsOf)
                .SelectMany(own => Partners(own, all).Select(partner => Read(own, partner, iso3, state))),
        ];
    }

    // The nearest in time, and where that is another one, the one that the same source gives.
    private static IEnumerable<CivilianStaffRow> Partners(CivilianStaffRow own, List<CivilianStaffRow> all) =>
        new[]
        {
            Nearest(own, all),
            Nearest(own, all.Where(r => r.SourceId == own.SourceId)),
        }.OfType<CivilianStaffRow>().Distinct();

    private static CivilianStaffRow? Nearest(CivilianStaffRow own, IEnumerable<CivilianStaffRow> all) =>
        all.OrderBy(r => Distance(own, r)).ThenBy(r => r.Key, StringComparer.Ordinal).FirstOrDefault();

    private static int Distance(CivilianStaffRow a, CivilianStaffRow b) => Math.Abs(a.AsOf.DayNumber - b.AsOf.DayNumber);

    private ScarcityReading Read(CivilianStaffRow own, CivilianStaffRow all, string iso3, string state)
    {
        var id = $"{iso3}.{MonthEnd.Iso(own.AsOf)}.of.{MonthEnd.Iso(all.AsOf)}";
        var k = facts.Of(own, $"pko_civilians.{iso3}.{MonthEnd.Iso(own.AsOf)}", $"civilians of {state} in peacekeeping", own.Total!.Value, Unit.Persons, Civilians.PeriodOf(own));
        var n = facts.Of(all, $"pko_civilians.all.{MonthEnd.Iso(all.AsOf)}", "international civilian staff of peacekeeping", all.Total!.Value, Unit.Persons, Civilians.PeriodOf(all));
        var apart = new Fact
        {
            Key = $"days_apart.{id}",
            Name = "days between the two counts",
            Value = Distance(own, all),
            Unit = Unit.Days,
            Period = new(own.AsOf < all.AsOf ? own.AsOf : all.AsOf, own.AsOf < all.AsOf ? all.AsOf : own.AsOf),
            Derivation = Derivation.Derived,
            Formula = $"from {MonthEnd.Long(own.AsOf)} to {MonthEnd.Long(all.AsOf)}",
            Citations = CitationSet.Union([k, n]),
        };
        var f = rates.Of(AssessedBudget.Peacekeeping, iso3, own.AsOf);
        var share = n.Value > 0 && k.Value <= n.Value
            ? (Calculation.Of(k) / n * 100).As($"civilian_share.{id}", $"share of {state} among international civilian staff", Unit.Percent, 2)
            : (Measured)new Missing("share among international civilian staff", state, apart.Period, "the staff counted are fewer than the state's own");
        var expected = f.Then(r => (Calculation.Of(r) / 100 * n).As($"civilians_expected.{id}", $"civilians of {state} at its funding share", Unit.Persons, 0));
        return new ScarcityReading(
            k, n, share,
            share.Then(s => Bound(s, k, n, $"civilian_share_low.{id}", "lower end", low: true)),
            share.Then(s => Bound(s, k, n, $"civilian_share_high.{id}", "upper end", low: false)),
            f, expected,
            share.Then(f, (s, r) => r.Value == 0
                ? new Missing("representation ratio", state, apart.Period, "its funding share is zero")
                : (Calculation.Of(s) / r).As($"representation_ratio.{id}", $"representation ratio of {state}", Unit.Ratio, 3)),
            share.Then(f, (_, r) => Tail(k, n, r, $"civilian_tail.{id}", state)),
            apart, Mismatch(own, all, state), own.SourceId == all.SourceId);
    }

    private static Fact Bound(Fact share, Fact k, Fact n, string key, string end, bool low)
    {
        var (from, to) = Proportion.WilsonInterval((int)k.Value, (int)n.Value, Confidence);
        return share with
        {
            Key = key,
            Name = $"{end} of the 95 % interval of the {share.Name}",
            Value = 100 * (low ? from : to),
            Formula = $"Wilson's score interval for {k.Text} of {n.Text}",
        };
    }

    private static Fact Tail(Fact k, Fact n, Fact rate, string key, string state) =>
        (Calculation.Of(k) / n * rate).As(key, $"probability of so few civilians of {state}", Unit.Probability, 4, note: ScarcityReading.TailMeaning) with
        {
            Value = Proportion.BinomialLowerTail((int)k.Value, (int)n.Value, Math.Clamp(rate.Value / 100, 0, 1)),
            Formula = $"binomial probability of {k.Text} or fewer among {n.Text} when each is of {state} with probability {rate.Text}, terms added exactly",
        };

    private static string Mismatch(CivilianStaffRow own, CivilianStaffRow all, string state) => Distance(own, all) == 0
        ? $"Both counts are of {MonthEnd.Long(own.AsOf)}."
        : $"The civilians of {state} were counted on {MonthEnd.Long(own.AsOf)}, the staff on {MonthEnd.Long(all.AsOf)}"
            + (own.SourceId == all.SourceId ? ": the source itself sets the two side by side." : ": the count nearest in time.");
}
