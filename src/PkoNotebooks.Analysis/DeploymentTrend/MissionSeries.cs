using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>A state's headcounts in one mission, of one type.</summary>
/// <param name="MissionId">The mission's acronym; null where the source names none.</param>
/// <param name="MissionName">Its name; "all missions" where the source names none.</param>
/// <param name="PersonnelType">The type.</param>
/// <param name="Months">One fact for each month's end at which there was anybody, in order.</param>
public sealed record MissionSeries(string? MissionId, string MissionName, PersonnelType PersonnelType, ImmutableArray<Fact> Months)
{
    public DateOnly First => Months[0].Period.End;

    public DateOnly Last => Months[^1].Period.End;

    /// <summary>The greatest headcount, the first where several are as great.</summary>
    public Fact Peak => Months.MaxBy(m => m.Value)!;
}
