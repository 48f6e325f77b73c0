using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>A named value: a bar.</summary>
/// <param name="Name">Of the state, mission or group.</param>
/// <param name="Value">The figure, or why there is none.</param>
/// <param name="Tone">Whether it is what the chart is about.</param>
public sealed record ChartItem(LocalName Name, Measured Value, SeriesTone Tone = SeriesTone.Context);
