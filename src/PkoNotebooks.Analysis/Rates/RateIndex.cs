using System.Collections.Concurrent;
using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Rates;

/// <summary>Rates of assessment by state and day, with what is missing said.</summary>
public sealed class RateIndex
{
    private readonly PkoData _data;
    private readonly RowFacts _facts;
    private readonly ILookup<(AssessedBudget Budget, string Iso3), AssessmentRate> _preferred;

    // Ranks of all states on one day ask for the same table again and again.
    private readonly ConcurrentDictionary<(AssessedBudget Budget, DateOnly Day), ImmutableSortedDictionary<string, AssessmentRate>> _days = new();
    private readonly ConcurrentDictionary<(AssessedBudget Budget, DateOnly Day), ImmutableArray<Citation>> _citations = new();

    public RateIndex(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _facts = new RowFacts(data);
        _preferred = data.Rates.Where(r => r.Preferred).ToLookup(r => (r.Budget, r.Iso3));
    }

    /// <summary>The preferred row of a state on a day; null where none is valid then.</summary>
    public AssessmentRate? RowOf(AssessedBudget budget, string iso3, DateOnly day) =>
        _preferred[(budget, iso3)].FirstOrDefault(r => r.ValidFrom <= day && day <= r.ValidTo);

    /// <summary>All preferred rows of a budget that are valid on a day, by state.</summary>
    public ImmutableSortedDictionary<string, AssessmentRate> On(AssessedBudget budget, DateOnly day) => _days.GetOrAdd(
        (budget, day),
        key => _preferred.Where(g => g.Key.Budget == key.Budget)
            .Select(g => g.FirstOrDefault(r => r.ValidFrom <= key.Day && key.Day <= r.ValidTo))
            .OfType<AssessmentRate>()
            .ToImmutableSortedDictionary(r => r.Iso3, r => r, StringComparer.Ordinal));

    /// <summary>The rate of a state on a day, in percent.</summary>
    public Measured Of(AssessedBudget budget, string iso3, DateOnly day) =>
        RowOf(budget, iso3, day) is { } row
            ? Fact(row, day)
            : new Missing(
                $"rate of assessment for the {Word(budget)} budget", NameOf(iso3), Period.On(day), "no source in the data gives one for that day");

    /// <summary>A row's rate as a fact about a day within its validity.</summary>
    public Fact Fact(AssessmentRate row, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(row);
        var prefix = row.Budget == AssessedBudget.Peacekeeping ? "funding_rate" : "regular_rate";
        var kind = row.Budget == AssessedBudget.Peacekeeping ? "effective rate for peacekeeping" : "rate for the regular budget";
        return _facts.Of(
            row, $"{prefix}.{row.Iso3}.{MonthEnd.Iso(day)}", $"{kind} of {NameOf(row.Iso3)}", (double)row.RatePercent, Unit.Percent, Period.On(day),
            decimals: Math.Clamp((int)row.RatePercent.Scale, 2, 4),
            derivation: row.Basis == RateBasis.Printed ? Derivation.Printed : Derivation.Inferred,
            formula: row.Basis switch
            {
                RateBasis.Derived => "derived from another published scale; the note says how",
                RateBasis.Computed => "the state's share of what was assessed on all states",
                _ => null,
            });
    }

    /// <summary>
    /// The place of a state by rate on a day: one plus the number of states with a greater rate. Where the data hold only some states' rates,
    /// the place is known if what is left of the hundred percent is less than the state's own rate, so that nobody unknown can stand above it;
    /// else it is what a source prints, or missing.
    /// </summary>
    public Measured Rank(AssessedBudget budget, string iso3, DateOnly day)
    {
        var all = On(budget, day);
        var what = $"rank by rate for the {Word(budget)} budget";
        if (!all.TryGetValue(iso3, out var own))
        {
            return new Missing(what, NameOf(iso3), Period.On(day), "no source in the data gives its rate for that day");
        }

        var key = $"{(budget == AssessedBudget.Peacekeeping ? "funding_rank" : "regular_rank")}.{iso3}.{MonthEnd.Iso(day)}";
        var borne = all.Values.Sum(r => r.RatePercent);
        // Rates are rounded, so a full scale may fall short of a hundred by a few hundredths: the states left out are then tiny ones.
        if (100 - borne >= Math.Max(own.RatePercent, 0.05m))
        {
            return PrintedRank(budget, iso3, day, key) is { } printed ? printed : new Missing(
                what, NameOf(iso3), Period.On(day),
                $"of that day's rates the data hold only {FactText.Number(all.Count, 0)}, for {FactText.Of((double)borne, Unit.Percent, 1)} of the budget, so another state may stand higher");
        }

        return new Fact
        {
            Key = key,
            Name = $"rank of {NameOf(iso3)} by rate for the {Word(budget)} budget",
            Value = 1 + all.Values.Count(r => r.RatePercent > own.RatePercent),
            Unit = Unit.Rank,
            Period = Period.On(day),
            Derivation = Derivation.Derived,
            Formula = "1 + the number of states with a greater rate",
            Citations = CitationSet.Of([_facts.Cite(own), .. CiteAll(budget, day)]),
            Note = $"Among the {FactText.Number(all.Count, 0)} states whose rates for that day are in the data; ties share a rank.",
        };
    }

    /// <summary>One citation a source for all rates of a day.</summary>
    public ImmutableArray<Citation> CiteAll(AssessedBudget budget, DateOnly day) => _citations.GetOrAdd(
        (budget, day), key => [.. _facts.CiteTogether(On(key.Budget, key.Day).Values, $"{MonthEnd.Iso(key.Day)}/*")]);

    private Fact? PrintedRank(AssessedBudget budget, string iso3, DateOnly day, string key)
    {
        var printed = budget == AssessedBudget.Peacekeeping ? _data.Rankings.Of(RankingMeasure.PeacekeepingRate, iso3, day) : null;
        return printed is null
            ? null
            : _facts.Of(printed, key, $"rank by rate of {NameOf(iso3)}", printed.Rank, Unit.Rank, Period.On(day), note: "As the source prints it.");
    }

    private static string Word(AssessedBudget budget) => budget == AssessedBudget.Peacekeeping ? "peacekeeping" : "regular";

    private string NameOf(string iso3) => _data.Countries.Find(iso3)?.Name ?? iso3;
}
