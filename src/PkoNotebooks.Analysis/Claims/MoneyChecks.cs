using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Checks on budgets and on amounts assessed.</summary>
internal static class MoneyChecks
{
    public static ImmutableArray<CheckDefinition> All { get; } =
    [
        new("assessed", "budget:state:year", c => Of(c, Assessed(c, r => r.Preferred && r.Iso3 == c[1]).FirstOrDefault())),
        new("assessed-of-source", "source:budget:state:day", OfSource),
        new("assessed-rank", "budget:state:year", Rank),
        new("budget-of-source", "source:day", BudgetOfSource),
        new("rate-times-budget", "state:day", RateTimesBudget),
    ];

    // Amounts of one budget whose period is that calendar year.
    private static IEnumerable<AssessedContribution> Assessed(CheckContext c, Func<AssessedContribution, bool> which)
    {
        var year = Period.OfYear(c.Number(2));
        var budget = c.Member<AssessedBudget>(c[0]);
        return c.Data.AssessedContributions.Where(r => r.Budget == budget && new Period(r.PeriodStart, r.PeriodEnd) == year && which(r));
    }

    private static Observation Of(CheckContext c, AssessedContribution? row) => row is null
        ? Observation.Nothing(new("amount assessed", c.Tables.NameOf(c[1]), default, "no source in the data gives one"))
        : Observation.Of(Amount(c, row));

    private static Fact Amount(CheckContext c, AssessedContribution row) => c.Tables.Facts.Of(
        row, $"assessed.{FactKey.Word(row.Budget)}.{row.Iso3}.{row.PeriodStart.Year}.{row.SourceId}",
        $"amount assessed on {c.Tables.NameOf(row.Iso3)} for the {FactKey.Word(row.Budget)} budget",
        (double)row.AmountUsd, Unit.UsDollars, new(row.PeriodStart, row.PeriodEnd), 1,
        row.Basis == RateBasis.Printed ? Derivation.Printed : Derivation.Inferred);

    private static Observation OfSource(CheckContext c)
    {
        var (budget, day) = (c.Member<AssessedBudget>(c[1]), c.Date(3));
        var row = c.Data.AssessedContributions
            .FirstOrDefault(r => r.SourceId == c[0] && r.Budget == budget && r.Iso3 == c[2] && r.PeriodStart <= day && day <= r.PeriodEnd);
        return row is null
            ? Observation.Nothing(new("amount assessed", c.Tables.NameOf(c[2]), Period.On(day), $"source {c[0]} gives none"))
            : Observation.Of(Amount(c, row));
    }

    private static Observation Rank(CheckContext c)
    {
        var all = Assessed(c, r => r.Preferred).ToList();
        return all.Find(r => r.Iso3 == c[1]) is not { } own
            ? Observation.Nothing(new("rank by amount assessed", c.Tables.NameOf(c[1]), Period.OfYear(c.Number(2)), "no source in the data gives its amount"))
            : Observation.Of(
                c.Tables.Count(
                    $"assessed_rank.{c[0]}.{c[1]}.{c[2]}", $"rank of {c.Tables.NameOf(c[1])} by amount assessed", 1 + all.Count(r => r.AmountUsd > own.AmountUsd), [own],
                    Period.OfYear(c.Number(2)), "1 + the number of states on which more was assessed", Unit.Rank) with
                {
                    Citations = CitationSet.Of([c.Tables.Facts.Cite(own), .. c.Tables.Facts.CiteTogether(all, $"{c[0]}/*/{c[2]}")]),
                },
                Amount(c, own));
    }

    private static Observation BudgetOfSource(CheckContext c)
    {
        var day = c.Date(1);
        var row = c.Data.PeacekeepingBudgets.FirstOrDefault(r => r.SourceId == c[0] && r.PeriodStart <= day && day <= r.PeriodEnd);
        return row is null
            ? Observation.Nothing(new("peacekeeping budget", "the United Nations", Period.On(day), $"source {c[0]} gives none"))
            : Observation.Of(Budget(c, row));
    }

    private static Fact Budget(CheckContext c, PeacekeepingBudget row) => c.Tables.Facts.Of(
        row, $"budget.{row.PeriodStart.Year}.{FactKey.Word(row.Measure)}.{row.SourceId}", $"peacekeeping budget ({FactKey.Word(row.Measure)})",
        (double)row.AmountUsd, Unit.UsDollars, new(row.PeriodStart, row.PeriodEnd), 2);

    private static Observation RateTimesBudget(CheckContext c)
    {
        var day = c.Date(1);
        var rate = c.Tables.Rates.Of(AssessedBudget.Peacekeeping, c[0], day);
        var row = c.Data.PeacekeepingBudgets
            .FirstOrDefault(r => r is { Preferred: true, Measure: BudgetMeasure.Approved } && r.PeriodStart <= day && day <= r.PeriodEnd);
        if (!rate.IsKnown)
        {
            return Observation.Nothing(rate.Missing);
        }

        return row is null
            ? Observation.Nothing(new("approved peacekeeping budget", "the United Nations", Period.On(day), "no source in the data gives one"))
            : Observation.Of(
                (Calculation.Of(rate.Fact) / 100 * Budget(c, row)).As(
                    $"rate_times_budget.{c[0]}.{row.PeriodStart.Year}", $"share of {c.Tables.NameOf(c[0])} in the approved budget", Unit.UsDollars, 1,
                    new(row.PeriodStart, row.PeriodEnd)),
                rate.Fact, Budget(c, row));
    }
}
