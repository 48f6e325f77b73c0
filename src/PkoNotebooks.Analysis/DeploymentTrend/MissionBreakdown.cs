using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>Splits a state's months by mission and type.</summary>
internal static class MissionBreakdown
{
    public static ImmutableArray<MissionSeries> Of(
        PkoData data, HeadcountIndex headcounts, RowFacts facts, string iso3, ImmutableArray<MonthlyHeadcount> months) =>
    [
        .. months.SelectMany(m => headcounts.RowsOf(iso3, m.AsOf))
            .Where(r => r.Total > 0)
            .GroupBy(r => (r.MissionId, r.PersonnelType))
            .Select(g => new MissionSeries(
                g.Key.MissionId, NameOf(data, g.Key.MissionId), g.Key.PersonnelType,
                [.. g.GroupBy(r => r.AsOf).OrderBy(m => m.Key).Select(m => Month(facts, iso3, g.Key.MissionId, g.Key.PersonnelType, [.. m]))]))
            .OrderBy(s => s.First).ThenBy(s => s.MissionId, StringComparer.Ordinal).ThenBy(s => s.PersonnelType),
    ];

    public static string NameOf(PkoData data, string? missionId) =>
        missionId is null ? "all missions" : data.Missions.Find(missionId)?.Name ?? missionId;

    private static Fact Month(RowFacts facts, string iso3, string? missionId, PersonnelType type, List<PersonnelRow> rows)
    {
        var asOf = rows[0].AsOf;
        var total = rows.Sum(r => r.Total);
        return facts.Of(
            rows[0], $"personnel.{iso3}.{missionId ?? "all"}.{FactKey.Word(type)}.{MonthEnd.Iso(asOf)}",
            $"{PersonnelRows.Word(type)} in {missionId ?? "all missions"}", total, Unit.Persons, Period.On(asOf),
            derivation: rows.Any(r => r.Basis == PersonnelBasis.Inferred) ? Derivation.Inferred : Derivation.Printed) with
        {
            Citations = CitationSet.Of(rows.Select(facts.Cite)),
        };
    }
}
