using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>A span of time in a lane of a timeline.</summary>
/// <param name="Lane">The group it stands in; lanes come in the order in which they are first named.</param>
/// <param name="Label">Its name.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day; null where it goes on.</param>
/// <param name="Detail">More, for the table and the tooltip; null for nothing.</param>
/// <param name="Tone">Whether it stands out.</param>
public sealed record TimelineEntry(
    LocalName Lane, LocalName Label, DateOnly Start, DateOnly? End, LocalName? Detail = null, SeriesTone Tone = SeriesTone.Context);
