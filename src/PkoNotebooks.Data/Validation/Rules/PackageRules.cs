using System.Collections.Immutable;

namespace PkoNotebooks.Data.Validation.Rules;

/// <summary>Every rule that no schema can say. A rule is a function of the tables; it sees typed rows only.</summary>
public static class PackageRules
{
    private static readonly PackageRule[] All =
    [
        OrderRules.RowsAreSorted,
        OrderRules.BoundsAreInOrder,
        PersonnelRules.WomenAndMenAddUp,
        PersonnelRules.MissionsAddUpToAll,
        PersonnelRules.TypesAddUpToTheWorld,
        PersonnelRules.ContributorsAddUpToTheWorld,
        PersonnelRules.CountingRulesStayApart,
        MissionRules.DatesLieWithinTheMission,
        RateRules.ScalesAddUp,
        RateRules.PreferredPeriodsDoNotOverlap,
        MissionRules.AliasPeriodsDoNotOverlap,
        PreferenceRules.ExactlyOneIsPreferred,
        SourceRules.EverySourceIsUsed,
        SourceRules.EveryUseIsSourced,
    ];

    /// <summary>The rules' names, in order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(rule => rule.Method.Name)];

    /// <summary>
    /// All that breaks a rule, in the order of the rules. A rule whose tables cannot be read is passed over: what is wrong with
    /// them is told by <see cref="DataPackageValidator"/>.
    /// </summary>
    public static ImmutableArray<DataError> Check(PkoData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var errors = ImmutableArray.CreateBuilder<DataError>();
        foreach (var rule in All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                errors.AddRange(rule(data));
            }
            catch (DataPackageException)
            {
            }
        }

        return errors.ToImmutable();
    }
}
