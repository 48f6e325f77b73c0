using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Statistics;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Charts;

/// <summary>How unequally something is shared out: the share that the smallest holders have together.</summary>
/// <param name="Name">What is shared out.</param>
/// <param name="Points">From (0, 0) to (1, 1).</param>
/// <param name="Gini">The Gini coefficient, or why there is none.</param>
/// <param name="Tone">Whether it is what the chart is about.</param>
public sealed record LorenzCurve(LocalName Name, ImmutableArray<LorenzPoint> Points, Measured Gini, SeriesTone Tone = SeriesTone.Compare);
