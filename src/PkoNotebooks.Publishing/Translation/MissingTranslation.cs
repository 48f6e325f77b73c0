namespace PkoNotebooks.Publishing.Translation;

/// <param name="Notebook">The notebook's name.</param>
/// <param name="CellNumber">1-based, among all cells.</param>
/// <param name="Text">The block that has no translation, on one line.</param>
public sealed record MissingTranslation(string Notebook, int CellNumber, string Text);
