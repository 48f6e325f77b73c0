using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Rates;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.ContributionGap;

/// <summary>Contribution gaps of any state at any month's end. Built once over the tables; asking does not change it.</summary>
public sealed class ContributionGaps
{
    /// <summary>The first and last December of the series by year.</summary>
    public const int FirstYear = 1991;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2023;

    private readonly PkoData _data;

    public ContributionGaps(PkoData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        Headcounts = new HeadcountIndex(data);
        Rates = new RateIndex(data);
    }

    /// <summary>The headcounts it works on.</summary>
    public HeadcountIndex Headcounts { get; }

    /// <summary>The rates it works on.</summary>
    public RateIndex Rates { get; }

    /// <summary>The gap of one state at one month's end.</summary>
    /// <exception cref="ArgumentException">No such state in the data, or not a month's end; the message says what to use.</exception>
    public StateContribution Of(string iso3, DateOnly asOf)
    {
        var state = State(iso3).Name;
        MonthEnd.Check(asOf);
        var id = $"{iso3}.{MonthEnd.Iso(asOf)}";
        var rate = Rates.Of(AssessedBudget.Peacekeeping, iso3, asOf);
        var personnel = Headcounts.Of(iso3, asOf);
        var world = Headcounts.World(asOf);

        var funding = rate.Then(r => r with
        {
            Key = $"funding_share.{id}",
            Name = $"funding share of {state}",
            Derivation = Derivation.Derived,
            Formula = $"{r.Name} ({r.Text}), which is the share of the assessed cost that it bears",
            Note = null,
        });
        var share = personnel.Then(world, (n, all) => all.Value == 0
            ? NotDefined("share of uniformed personnel", state, asOf, "the world had none")
            : (Calculation.Of(n) / all * 100).As($"personnel_share.{id}", $"personnel share of {state}", Unit.Percent, 2));
        var contingent = funding.Then(world, (f, all) =>
            (Calculation.Of(f) / 100 * all).As($"proportional_contingent.{id}", $"proportional contingent of {state}", Unit.Persons));

        return new StateContribution
        {
            Iso3 = iso3,
            Country = state,
            AsOf = asOf,
            Rate = rate,
            FundingShare = funding,
            Personnel = personnel,
            WorldPersonnel = world,
            PersonnelShare = share,
            Gap = funding.Then(share, (f, p) =>
                (Calculation.Of(f) - p).As($"contribution_gap.{id}", $"contribution gap of {state}", Unit.PercentagePoints, 2)),
            ParityRatio = share.Then(funding, (p, f) => f.Value == 0
                ? NotDefined("parity ratio", state, asOf, "its funding share is zero")
                : (Calculation.Of(p) / f).As($"parity_ratio.{id}", $"parity ratio of {state}", Unit.Ratio, 3)),
            ProportionalContingent = contingent,
            Shortfall = contingent.Then(personnel, (c, n) =>
                (Calculation.Of(c) - n).As($"shortfall.{id}", $"shortfall of {state}", Unit.Persons)),
            Surplus = personnel.Then(contingent, (n, c) =>
                (Calculation.Of(n) - c).As($"surplus.{id}", $"surplus of {state}", Unit.Persons)),
            FundingRank = Rates.Rank(AssessedBudget.Peacekeeping, iso3, asOf),
            PersonnelRank = Headcounts.Rank(iso3, asOf),
        };
    }

    /// <summary>The gap of a state each December, <see cref="FirstYear"/> to <see cref="LastYear"/>, years without figures included.</summary>
    public ImmutableArray<StateContribution> EachDecember(string iso3, int firstYear = FirstYear, int lastYear = LastYear) =>
        [.. Enumerable.Range(firstYear, Math.Max(0, lastYear - firstYear + 1)).Select(year => Of(iso3, MonthEnd.Of(year, 12)))];

    /// <summary>The field of all states at the month's end with a full table of contributors that is nearest to <paramref name="asOf"/>.</summary>
    /// <exception cref="ArgumentException">Not a month's end.</exception>
    public ContributionField Field(DateOnly asOf) => FieldAnalysis.Of(this, _data, MonthEnd.Check(asOf));

    private static Missing NotDefined(string what, string whom, DateOnly asOf, string why) => new(what, whom, Period.On(asOf), why);

    private Country State(string iso3)
    {
        ArgumentNullException.ThrowIfNull(iso3);
        return _data.Countries.Find(iso3)
            ?? throw new ArgumentException($"No state '{iso3}' is in table countries. Use its ISO 3166 alpha-3 code, such as JPN or DEU.", nameof(iso3));
    }
}
