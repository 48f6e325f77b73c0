using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>A figure beside the range in which it should lie.</summary>
/// <param name="Name">Of the state or group.</param>
/// <param name="Low">The range's lower end.</param>
/// <param name="High">The range's upper end.</param>
/// <param name="Actual">The figure itself.</param>
/// <param name="Middle">The range's midpoint; null where the source gives none.</param>
/// <param name="Tone">Whether it is what the chart is about.</param>
public sealed record RangeItem(
    LocalName Name, Measured Low, Measured High, Measured Actual, Measured? Middle = null, SeriesTone Tone = SeriesTone.Context);
