namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>Draws a Mermaid diagram as SVG; null where it cannot, and the page shows the text.</summary>
/// <param name="mermaid">The diagram's text.</param>
/// <param name="cancellationToken">Ends the wait.</param>
public delegate Task<string?> DiagramRenderer(string mermaid, CancellationToken cancellationToken);
