using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>A dated event, or a break in how a series is defined, marked across a chart.</summary>
/// <param name="Date">The day.</param>
/// <param name="Label">In a few words.</param>
/// <param name="IsBreak">True where from this day on the series counts something else.</param>
public sealed record ChartEvent(DateOnly Date, LocalName Label, bool IsBreak = false);
