using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>Every check that a claim can be bound to.</summary>
public static class CheckRegistry
{
    private static readonly FrozenDictionary<string, CheckDefinition> ByName =
        new[] { RateChecks.All, MoneyChecks.All, HeadcountChecks.All, DispatchChecks.All, MissionChecks.All, EventChecks.All, CivilianChecks.All, TextChecks.All }
            .SelectMany(c => c).ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>All checks by name.</summary>
    public static ImmutableArray<CheckDefinition> All { get; } = [.. ByName.Values.OrderBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>The check of that name; null where there is none.</summary>
    public static CheckDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
