namespace PkoNotebooks.Data.Tables;

/// <summary>Which file a table was read from.</summary>
/// <param name="Name">The table's name, such as <c>assessment_rates</c>.</param>
/// <param name="Path">Full path of the file.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the file.</param>
public sealed record TableOrigin(string Name, string Path, string Sha256);
