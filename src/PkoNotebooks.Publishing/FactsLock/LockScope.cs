using System.Collections.Immutable;

namespace PkoNotebooks.Publishing.FactsLock;

/// <summary>The part of a lock that some of its notebooks publish.</summary>
public static class LockScope
{
    /// <summary>
    /// What the lock says of some notebooks: their facts, their figures and the tables that these rest on. A lock does not say which
    /// notebook gave a verdict, so of the verdicts those are kept that were found: one that is missing shows when all notebooks run.
    /// </summary>
    /// <param name="locked">The whole lock.</param>
    /// <param name="notebooks">The names of the notebooks that ran.</param>
    /// <param name="found">What they publish now.</param>
    public static FactsLockFile Of(FactsLockFile locked, IReadOnlySet<string> notebooks, FactsLockFile found)
    {
        ArgumentNullException.ThrowIfNull(locked);
        ArgumentNullException.ThrowIfNull(notebooks);
        ArgumentNullException.ThrowIfNull(found);
        var facts = locked.Facts.Where(f => notebooks.Contains(f.Notebook)).ToImmutableArray();
        var figures = locked.Figures.Where(f => notebooks.Contains(f.Notebook)).ToImmutableArray();
        var tables = facts.SelectMany(f => f.Tables).Concat(figures.SelectMany(f => f.Tables)).Concat(found.Tables.Keys).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Facts = facts,
            Figures = figures,
            Verdicts = locked.Verdicts.Where(v => found.Verdicts.ContainsKey(v.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Tables = locked.Tables.Where(t => tables.Contains(t.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }
}
