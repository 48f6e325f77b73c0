namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>What became of a diagram's text.</summary>
/// <param name="Svg">The drawing: one <c>svg</c> element whose <c>aria-label</c> tells it in words; null where the text is wrong.</param>
/// <param name="Error">What is wrong with the text; null where it was drawn.</param>
/// <param name="Line">The 1-based line of the text that is wrong, where known.</param>
public sealed record DiagramDrawing(string? Svg, string? Error = null, int? Line = null);
