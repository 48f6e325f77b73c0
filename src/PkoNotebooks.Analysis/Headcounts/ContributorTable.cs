using System.Collections.Immutable;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Headcounts;

/// <summary>What the data hold of all states' uniformed personnel at a month's end.</summary>
/// <param name="AsOf">The month's end.</param>
/// <param name="ByState">Persons by ISO 3166 alpha-3, only states with a row.</param>
/// <param name="Rows">The rows that were added up.</param>
/// <param name="WorldTotal">The world's total as published; null where none is in the data.</param>
public sealed record ContributorTable(
    DateOnly AsOf,
    ImmutableSortedDictionary<string, int> ByState,
    ImmutableArray<PersonnelRow> Rows,
    PersonnelTotal? WorldTotal)
{
    /// <summary>The least number of states in a table that can be all contributors: there were never fewer since 1990.</summary>
    private const int FewestContributors = 20;

    /// <summary>
    /// Whether this is the full table, so that a state without a row had nobody there: its rows make at least 99 % of the
    /// published world total (published tables differ from their own totals by a handful), or, where no total is known, name twenty states or more.
    /// </summary>
    public bool IsFull =>
        Contributors >= FewestContributors && (WorldTotal is null || Sum >= 0.99 * WorldTotal.Total);

    /// <summary>Persons, all states with a row together.</summary>
    public int Sum { get; } = ByState.Values.Sum();

    /// <summary>States with at least one person.</summary>
    public int Contributors { get; } = ByState.Values.Count(v => v > 0);
}
