namespace PkoNotebooks.Cli.Checks;

/// <summary>A number in a Markdown cell that no table stands behind.</summary>
/// <param name="Line">1-based line in the cell.</param>
/// <param name="Text">The number, with the words around it.</param>
internal sealed record UnboundNumber(int Line, string Text);
