using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>Unions of citations: sorted by table, row, source and locator, so that the same inputs give the same bytes.</summary>
public static class CitationSet
{
    /// <summary>All citations of <paramref name="facts"/>, once each, sorted.</summary>
    public static ImmutableArray<Citation> Union(IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Of(facts.SelectMany(f => f.Citations));
    }

    /// <summary><paramref name="citations"/> once each, sorted.</summary>
    public static ImmutableArray<Citation> Of(IEnumerable<Citation> citations)
    {
        ArgumentNullException.ThrowIfNull(citations);
        return
        [
            .. citations.Distinct()
                .OrderBy(c => c.Table, StringComparer.Ordinal)
                .ThenBy(c => c.Row, StringComparer.Ordinal)
                .ThenBy(c => c.SourceId, StringComparer.Ordinal)
                .ThenBy(c => c.Locator, StringComparer.Ordinal),
        ];
    }
}
