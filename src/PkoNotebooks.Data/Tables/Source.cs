using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A document or data set that figures were taken from.</summary>
public sealed record Source : TableRow, IReadableRow<Source>
{
    internal const string TableName = "sources";

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    /// <summary>As printed: a date, a month or a year.</summary>
    public string? PublishedOn { get; init; }

    public string? Url { get; init; }

    /// <summary>Such as A/RES/67/239.</summary>
    public string? DocumentSymbol { get; init; }

    public required SourceKind Kind { get; init; }

    public string Licence { get; init; } = "";

    public override string Table => TableName;

    public override string Key => SourceId;

    static Source IReadableRow<Source>.Read(RowReader row) => new()
    {
        Title = row.Text("title"),
        Publisher = row.Text("publisher"),
        PublishedOn = row.TextOrNull("published_on"),
        Url = row.TextOrNull("url"),
        DocumentSymbol = row.TextOrNull("document_symbol"),
        Kind = row.Enum<SourceKind>("kind"),
        Licence = row.Text("licence"),
        SourceId = row.Text("source_id"),
        Locator = "",
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
