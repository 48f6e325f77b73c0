namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>A diagram in a notebook.</summary>
/// <param name="CellNumber">1-based position among all cells.</param>
/// <param name="CellId">The nbformat id.</param>
/// <param name="Line">The 1-based line of the cell on which the text starts; null where code made the text.</param>
/// <param name="Source">The text.</param>
internal sealed record NotebookDiagram(int CellNumber, string CellId, int? Line, string Source);
