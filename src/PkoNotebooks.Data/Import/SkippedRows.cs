namespace PkoNotebooks.Data.Import;

/// <summary>Rows of a file that were read and left out.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Rows">How many.</param>
/// <param name="FirstLine">The line of the first of them.</param>
public sealed record SkippedRows(string Reason, long Rows, int FirstLine);
