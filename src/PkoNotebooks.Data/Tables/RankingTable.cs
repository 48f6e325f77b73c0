using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>Ranks as sources give them.</summary>
public sealed class RankingTable(TableOrigin origin, ImmutableArray<Ranking> rows) : Table<Ranking>(origin, rows)
{
    /// <summary>All rows of a measure and a day, first rank first.</summary>
    public IReadOnlyList<Ranking> On(RankingMeasure measure, DateOnly day)
        => [.. Rows.Where(row => row.Measure == measure && row.AsOf == day).OrderBy(row => row.Rank).ThenBy(row => row.Iso3, StringComparer.Ordinal)];

    /// <summary>The state's rank, or null where the source does not list it.</summary>
    public Ranking? Of(RankingMeasure measure, string iso3, DateOnly day)
        => Rows.FirstOrDefault(row => row.Measure == measure && row.AsOf == day && row.Iso3 == iso3);
}
