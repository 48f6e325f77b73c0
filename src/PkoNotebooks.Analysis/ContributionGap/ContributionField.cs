using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Statistics;

namespace PkoNotebooks.Analysis.ContributionGap;

/// <summary>All states side by side: who pays and who serves, at one month's end for which the data hold both figures of nearly all.</summary>
public sealed record ContributionField
{
    /// <summary>The month's end asked for.</summary>
    public required DateOnly AskedFor { get; init; }

    /// <summary>The month's end taken: the nearest for which the states with both figures bear at least 99 percent of the cost and provide at least 99 percent of the personnel. Null where the data hold none at all.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>One sentence for the reader on which month was taken and why.</summary>
    public required string Basis { get; init; }

    /// <summary>Every state with both a rate and a headcount (which may be nobody), by descending rate, then name.</summary>
    public required ImmutableArray<FieldState> States { get; init; }

    /// <summary>How many states there are in <see cref="States"/>.</summary>
    public required Measured StateCount { get; init; }

    /// <summary>How many of them have nobody in the field.</summary>
    public required Measured WithNobody { get; init; }

    /// <summary>Contributors of personnel for which the data hold no rate on that day, by name: they are left out of the joined table.</summary>
    public required ImmutableArray<string> WithoutRate { get; init; }

    /// <summary>Gini coefficient of the funding over <see cref="States"/>.</summary>
    public required Measured FundingGini { get; init; }

    /// <summary>Gini coefficient of the personnel over <see cref="States"/>.</summary>
    public required Measured PersonnelGini { get; init; }

    /// <summary>From the state that pays least up.</summary>
    public required ImmutableArray<LorenzPoint> FundingLorenz { get; init; }

    /// <summary>From the state that provides least up.</summary>
    public required ImmutableArray<LorenzPoint> PersonnelLorenz { get; init; }

    /// <summary>Spearman's rank correlation of rate and personnel over <see cref="States"/>.</summary>
    public required Measured Spearman { get; init; }

    /// <summary>Its two-sided p-value.</summary>
    public required Measured SpearmanPValue { get; init; }

    /// <summary>The ten that pay most (more where the tenth place is shared).</summary>
    public required ImmutableArray<FieldState> TopFunders { get; init; }

    /// <summary>The ten that provide most (more where the tenth place is shared).</summary>
    public required ImmutableArray<FieldState> TopContributors { get; init; }

    /// <summary>How many states stand in both top tens.</summary>
    public required Measured TopTenOverlap { get; init; }

    /// <summary>The figures about the field as a whole, as facts where known.</summary>
    public ImmutableArray<Measured> Figures => [StateCount, WithNobody, FundingGini, PersonnelGini, Spearman, SpearmanPValue, TopTenOverlap];
}
