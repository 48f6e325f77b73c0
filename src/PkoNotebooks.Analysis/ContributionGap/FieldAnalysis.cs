using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Statistics;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.ContributionGap;

/// <summary>Builds a <see cref="ContributionField"/>.</summary>
internal static class FieldAnalysis
{
    private const int Top = 10;

    /// <summary>
    /// The share of the cost and of the personnel, in percent, that the states with both figures have to cover. Of a few states the Gini
    /// coefficient, the correlation and the top tens would speak of those few, and not of the field.
    /// </summary>
    private const double NearlyAll = 99;

    public static ContributionField Of(ContributionGaps gaps, PkoData data, DateOnly askedFor)
    {
        var asOf = gaps.Headcounts.NearestFullMonth(askedFor, month => IsWhole(gaps, month));
        var states = asOf is { } day ? Join(gaps, data, day) : [];
        var table = asOf is { } month ? gaps.Headcounts.TableOf(month) : null;
        ImmutableArray<Citation> citations = table is null
            ? []
            : CitationSet.Of([.. gaps.Rates.CiteAll(AssessedBudget.Peacekeeping, table.AsOf), .. gaps.Headcounts.CiteAll(table)]);
        var rates = states.Select(s => s.Rate.Value).ToList();
        var persons = states.Select(s => s.Personnel.Value).ToList();
        var spearman = RankCorrelation.Spearman(rates, persons);
        var funders = TopOf(states, s => s.Rate.Value);
        var contributors = TopOf(states, s => s.Personnel.Value);

        Measured Figure(string key, string name, double? value, Unit unit, int decimals, string formula) =>
            asOf is { } at && value is { } known && citations.Length > 0
                ? new Fact
                {
                    Key = $"{key}.{MonthEnd.Iso(at)}",
                    Name = name,
                    Value = known,
                    Unit = unit,
                    Decimals = decimals,
                    Period = Period.On(at),
                    Derivation = Derivation.Derived,
                    Formula = formula,
                    Citations = citations,
                    Note = $"Over the {FactText.Number(states.Length, 0)} states for which the data hold both figures.",
                }
                : new Missing(name, "all states", Period.On(askedFor), "the data hold too few states with both a rate and a headcount near that day");

        return new ContributionField
        {
            AskedFor = askedFor,
            AsOf = asOf,
            Basis = BasisOf(askedFor, asOf),
            States = states,
            StateCount = Figure("field_states", "states with a rate and a headcount", states.IsEmpty ? null : states.Length, Unit.Count, 0, "number of states for which the data hold both figures"),
            WithNobody = Figure(
                "field_with_nobody", "states with nobody in the field", states.IsEmpty ? null : persons.Count(p => p == 0), Unit.Count, 0,
                "number of states with a rate, and with a headcount of nobody"),
            WithoutRate = table is null
                ? []
                : [.. table.ByState.Where(s => s.Value > 0).Select(s => s.Key).Except(states.Select(s => s.Iso3), StringComparer.Ordinal)
                    .Select(gaps.Headcounts.NameOf).Order(StringComparer.Ordinal)],
            FundingGini = Figure(
                "funding_gini", "Gini coefficient of funding", Inequality.Gini(rates), Unit.Coefficient, 2,
                "2 Σ i·x(i) ÷ (n Σ x) − (n + 1) ÷ n over the states' rates in ascending order"),
            PersonnelGini = Figure(
                "personnel_gini", "Gini coefficient of uniformed personnel", Inequality.Gini(persons), Unit.Coefficient, 2,
                "2 Σ i·x(i) ÷ (n Σ x) − (n + 1) ÷ n over the states' uniformed personnel in ascending order"),
            FundingLorenz = Inequality.Lorenz(rates),
            PersonnelLorenz = Inequality.Lorenz(persons),
            Spearman = Figure(
                "spearman", "rank correlation of rate and personnel", spearman?.Coefficient, Unit.Coefficient, 2,
                "Spearman's ρ of the states' rates and uniformed personnel, ties at their mean rank"),
            SpearmanPValue = Figure(
                "spearman_p", "p-value of the rank correlation", spearman?.PValue, Unit.Probability, 3,
                "two-sided, Student's t with n − 2 degrees of freedom for ρ √((n − 2) ÷ (1 − ρ²))"),
            TopFunders = funders,
            TopContributors = contributors,
            TopTenOverlap = Figure(
                "top_ten_overlap", "states in both top tens", states.IsEmpty ? null : funders.Intersect(contributors).Count(), Unit.Count, 0,
                "states among the first ten by rate that are also among the first ten by uniformed personnel"),
        };
    }

    private static bool IsWhole(ContributionGaps gaps, DateOnly month)
    {
        var rates = gaps.Rates.On(AssessedBudget.Peacekeeping, month);
        var table = gaps.Headcounts.TableOf(month)!;
        return rates.Values.Sum(r => (double)r.RatePercent) >= NearlyAll
            && 100.0 * table.ByState.Where(s => rates.ContainsKey(s.Key)).Sum(s => (double)s.Value) >= NearlyAll * table.Sum;
    }

    private static ImmutableArray<FieldState> Join(ContributionGaps gaps, PkoData data, DateOnly asOf) =>
    [
        .. gaps.Rates.On(AssessedBudget.Peacekeeping, asOf).Keys
            .Where(iso3 => data.Countries.Find(iso3) is not null)
            .Select(iso3 => gaps.Of(iso3, asOf))
            .Where(g => g.Rate.IsKnown && g.Personnel.IsKnown)
            .Select(g => new FieldState(g.Iso3, g.Country, g.Rate.Required, g.Personnel.Required, g.PersonnelShare, g.FundingRank, g.PersonnelRank))
            .OrderByDescending(s => s.Rate.Value)
            .ThenBy(s => s.Country, StringComparer.Ordinal),
    ];

    private static ImmutableArray<FieldState> TopOf(ImmutableArray<FieldState> states, Func<FieldState, double> value)
    {
        var all = states.Select(value).ToList();
        return [.. states.Where(s => value(s) > 0 && RankCorrelation.RankOf(value(s), all) <= Top).OrderByDescending(value).ThenBy(s => s.Country, StringComparer.Ordinal)];
    }

    private static string BasisOf(DateOnly askedFor, DateOnly? asOf) => asOf switch
    {
        null => $"The data hold no month with the rates and headcounts of nearly all states, so the field on {MonthEnd.Long(askedFor)} cannot be shown.",
        { } day when day == askedFor => $"All states on {MonthEnd.Long(day)}.",
        { } day => $"All states on {MonthEnd.Long(day)}: the nearest to {MonthEnd.Long(askedFor)} for which the data hold the rates and headcounts of nearly all of them.",
    };
}
