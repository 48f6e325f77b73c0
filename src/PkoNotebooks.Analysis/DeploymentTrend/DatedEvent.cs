using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.DeploymentTrend;

/// <summary>A law, decision, deployment, withdrawal or incident with its date and source.</summary>
/// <param name="EventId">Key into <c>events</c>.</param>
/// <param name="OccurredOn">The day; the first of the month or year where only that is known.</param>
/// <param name="Precision">How exactly the date is known.</param>
/// <param name="Kind">What kind of event.</param>
/// <param name="Title">In English.</param>
/// <param name="TitleJa">In Japanese, where given.</param>
/// <param name="Citation">Where it stands.</param>
public sealed record DatedEvent(
    string EventId,
    DateOnly OccurredOn,
    DatePrecision Precision,
    EventKind Kind,
    string Title,
    string? TitleJa,
    Citation Citation);
