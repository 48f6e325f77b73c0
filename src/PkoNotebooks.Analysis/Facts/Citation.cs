namespace PkoNotebooks.Analysis.Facts;

/// <summary>A source plus a locator in it, and the row of our own table that carries the figure.</summary>
/// <param name="SourceId">Key into <c>sources</c>.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="PublishedOn">As printed; may be a year or a month; null where unknown.</param>
/// <param name="Url">Where it was read; null where it has no address.</param>
/// <param name="Locator">Page, table, row or paragraph in the source.</param>
/// <param name="Table">Our table's name, such as <c>assessment_rates</c>.</param>
/// <param name="Row">The row's primary key in that table, its parts joined by a slash.</param>
public sealed record Citation(
    string SourceId,
    string Title,
    string Publisher,
    string? PublishedOn,
    string? Url,
    string Locator,
    string Table,
    string Row);
