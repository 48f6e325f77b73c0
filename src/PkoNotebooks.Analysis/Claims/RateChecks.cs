using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks on rates of assessment.</summary>
internal static class RateChecks
{
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("rate", "budget:state:day", c => Observation.Of(Rate(c, c[1], c.Date(2)))),
        new("rate-rank", "budget:state:day", c => Observation.Of(c.Tables.Rates.Rank(Budget(c), c[1], c.Date(2)))),
        new("rate-mean", "budget:state:year/year", Mean),
        new("rate-between", "budget:state:day/day", Between),
        new("rate-margin", "budget:state:states:day", Margin),
        new("rate-margin-premium", "state:states:day:year of the premium", MarginWithPremium),
    ];

    private static AssessedBudget Budget(CheckContext c) => c.Member<AssessedBudget>(c[0]);

    private static Measured Rate(CheckContext c, string iso3, DateOnly day) => c.Tables.Rates.Of(Budget(c), iso3, day);

    // The mean over calendar years, each at its middle.
    private static Observation Mean(CheckContext c)
    {
        var (from, to) = c.Dates(2);
        var rates = Enumerable.Range(from.Year, to.Year - from.Year + 1).Select(y => Rate(c, c[1], new(y, 7, 1))).ToList();
        return rates.Find(r => !r.IsKnown) is { } missing
            ? Observation.Nothing(missing.Missing!)
            : Observation.Of(
                (rates.Select(r => Calculation.Of(r.Required)).Aggregate((a, b) => a + b) / rates.Count).As(
                    $"rate_mean.{c[1]}.{from.Year}-{to.Year}", $"mean rate of {c.Tables.NameOf(c[1])}", Unit.Percent, 2, new(from, to)),
                [.. rates.Select(r => r.Required)]);
    }

    private static Observation Between(CheckContext c)
    {
        var days = c[2].Split('/');
        var (before, after) = (Rate(c, c[1], c.Last(days[0])), Rate(c, c[1], c.Last(days[^1])));
        return !before.IsKnown ? Observation.Nothing(before.Missing)
            : !after.IsKnown ? Observation.Nothing(after.Missing)
            : new Observation.Span(before.Fact, after.Fact, 0);
    }

    private static Observation Margin(CheckContext c)
    {
        var day = c.Date(3);
        Measured[] all = [Rate(c, c[1], day), .. c.List(2).Select(s => Rate(c, s, day))];
        return Array.Find(all, m => !m.IsKnown) is { } missing
            ? Observation.Nothing(missing.Missing!)
            : Observation.Of(
                all[1..].Select(m => Calculation.Of(m.Required)).Aggregate(Calculation.Of(all[0].Required), (left, one) => left - one).As(
                    $"rate_margin.{c[0]}.{c[1]}.{c[2]}.{MonthEnd.Iso(day)}", $"rate of {c.Tables.NameOf(c[1])} less those of {Names(c, 2)}", Unit.PercentagePoints, 2),
                [.. all.Select(m => m.Required)]);
    }

    // Permanent members pay peacekeeping at their regular rate times a premium. Where only a later year's premium is known, it stands in.
    private static Observation MarginWithPremium(CheckContext c)
    {
        var day = c.Date(2);
        var later = new DateOnly(c.Number(3), 7, 1);
        var own = c.Tables.Rates.Of(AssessedBudget.Regular, c[0], day);
        var parts = c.List(1).Select(s => (
            Regular: c.Tables.Rates.Of(AssessedBudget.Regular, s, day),
            Later: c.Tables.Rates.Of(AssessedBudget.Regular, s, later),
            Peacekeeping: c.Tables.Rates.Of(AssessedBudget.Peacekeeping, s, later))).ToList();
        Measured[] all = [own, .. parts.SelectMany(p => new[] { p.Regular, p.Later, p.Peacekeeping })];
        if (Array.Find(all, m => !m.IsKnown) is { } missing)
        {
            return Observation.Nothing(missing.Missing!);
        }

        if (parts.Find(p => p.Later.Required.Value == 0).Later?.Fact is { } zero)
        {
            return Observation.Nothing(new("premium of the permanent members", zero.Name, zero.Period, "the regular rate is zero"));
        }

        var margin = parts.Select(p => Calculation.Of(p.Regular.Required) * p.Peacekeeping.Required / p.Later.Required)
            .Aggregate(Calculation.Of(own.Required), (left, one) => left - one);
        return Observation.Of(
            margin.As(
                $"rate_margin_premium.{c[0]}.{c[1]}.{MonthEnd.Iso(day)}",
                $"rate of {c.Tables.NameOf(c[0])} less those of {Names(c, 1)} with the premium of {later.Year}", Unit.PercentagePoints, 2, Period.On(day)),
            [.. all.Select(m => m.Required)]);
    }

    private static string Names(CheckContext c, int index) => string.Join(", ", c.List(index).Select(c.Tables.NameOf));
}
