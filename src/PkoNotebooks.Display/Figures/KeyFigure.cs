using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Figures;

/// <summary>A number that matters, with the words that say what it is.</summary>
/// <param name="Figure">The number, or why there is none.</param>
/// <param name="Label">What it counts, in a few words.</param>
/// <param name="Context">A line of comparison below; null for none. Where there is no number, the reason stands in its place.</param>
public sealed record KeyFigure(Measured Figure, Phrase Label, Phrase? Context = null);
