using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>A dispatch of the Japanese record as a bar on a time axis.</summary>
/// <param name="DispatchId">Key into <c>dispatches</c>.</param>
/// <param name="MissionId">The mission's acronym; null where the row is a total.</param>
/// <param name="MissionName">Its name.</param>
/// <param name="Category">Peacekeeping, relief, election observation, or other.</param>
/// <param name="LegalBasis">The law it rests on.</param>
/// <param name="Role">What the personnel did.</param>
/// <param name="Start">The first day on which it may have run; null where not known.</param>
/// <param name="StartPrecision">How exactly the start is known.</param>
/// <param name="End">The last day on which it may have run; null where it continues or the end is not known.</param>
/// <param name="EndPrecision">How exactly the end is known.</param>
/// <param name="Strength">Persons at a time, Japanese count.</param>
/// <param name="Cumulative">Persons over all rotations, Japanese count.</param>
/// <param name="Citation">Where it stands.</param>
/// <param name="Note">What the record says beside it.</param>
public sealed record DispatchSpan(
    string DispatchId,
    string? MissionId,
    string MissionName,
    DispatchCategory Category,
    string? LegalBasis,
    string? Role,
    DateOnly? Start,
    DatePrecision? StartPrecision,
    DateOnly? End,
    DatePrecision? EndPrecision,
    Measured Strength,
    Measured Cumulative,
    Citation Citation,
    string? Note);
