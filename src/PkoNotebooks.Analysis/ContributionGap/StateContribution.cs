using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.ContributionGap;

/// <summary>
/// What a state pays of United Nations peacekeeping and how many of its uniformed personnel it provides, at a month's end.
/// With r the effective rate of assessment in percent, n the state's personnel and N the world's: funding share f = r/100,
/// personnel share p = n/N. What the data do not hold is a <see cref="Missing"/> that says why.
/// </summary>
public sealed record StateContribution
{
    /// <summary>ISO 3166 alpha-3.</summary>
    public required string Iso3 { get; init; }

    /// <summary>The state's name.</summary>
    public required string Country { get; init; }

    /// <summary>The month's end.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>r: effective rate of assessment for peacekeeping, percent.</summary>
    public required Measured Rate { get; init; }

    /// <summary>f: the share of peacekeeping's assessed cost that the state bears, percent; the same number as the rate.</summary>
    public required Measured FundingShare { get; init; }

    /// <summary>n: uniformed personnel of the state.</summary>
    public required Measured Personnel { get; init; }

    /// <summary>N: uniformed personnel in the world.</summary>
    public required Measured WorldPersonnel { get; init; }

    /// <summary>p = n/N, percent.</summary>
    public required Measured PersonnelShare { get; init; }

    /// <summary>100(f - p), percentage points; positive where the state pays more than it serves.</summary>
    public required Measured Gap { get; init; }

    /// <summary>p/f: 1 where a state serves as it pays. Missing where it pays nothing.</summary>
    public required Measured ParityRatio { get; init; }

    /// <summary>f·N: the personnel that would match the funding share.</summary>
    public required Measured ProportionalContingent { get; init; }

    /// <summary>f·N - n: persons short of the proportional contingent; negative where the state provides more.</summary>
    public required Measured Shortfall { get; init; }

    /// <summary>n - f·N: persons beyond the proportional contingent; negative where the state provides fewer.</summary>
    public required Measured Surplus { get; init; }

    /// <summary>Place by rate: one plus the number of states with a greater rate.</summary>
    public required Measured FundingRank { get; init; }

    /// <summary>Place by uniformed personnel: one plus the number of states with more, or as printed where no full table exists.</summary>
    public required Measured PersonnelRank { get; init; }

    /// <summary>All figures, in the order of their definition.</summary>
    public ImmutableArray<Measured> Figures =>
    [
        Rate, FundingShare, Personnel, WorldPersonnel, PersonnelShare, Gap, ParityRatio,
        ProportionalContingent, Shortfall, Surplus, FundingRank, PersonnelRank,
    ];

    /// <summary>The figures that are known.</summary>
    public ImmutableArray<Fact> Facts => [.. Figures.Select(f => f.Fact).OfType<Fact>()];

    /// <summary>What is missing, once each.</summary>
    public ImmutableArray<Missing> Missing => [.. Figures.Select(f => f.Missing).OfType<Missing>().Distinct()];

    /// <summary>The gap of one state at one month's end.</summary>
    /// <exception cref="ArgumentException">No such state in the data, or not a month's end; the message says what to use.</exception>
    public static StateContribution Of(PkoData data, string iso3, DateOnly asOf) => new ContributionGaps(data).Of(iso3, asOf);
}
