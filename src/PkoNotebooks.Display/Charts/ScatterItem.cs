using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>A state or group as a point.</summary>
/// <param name="Name">Its label, shown where there is room; always for points in focus or compared.</param>
/// <param name="Across">The figure on the horizontal axis.</param>
/// <param name="Up">The figure on the vertical axis.</param>
/// <param name="Tone">Whether it is what the chart is about.</param>
public sealed record ScatterItem(LocalName Name, Measured Across, Measured Up, SeriesTone Tone = SeriesTone.Context);
