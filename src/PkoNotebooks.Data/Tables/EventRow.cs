using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A dated event.</summary>
public sealed record EventRow : TableRow, IReadableRow<EventRow>
{
    internal const string TableName = "events";

    public required string EventId { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required DatePrecision Precision { get; init; }

    public required EventKind Kind { get; init; }

    public required string Title { get; init; }

    public string? TitleJa { get; init; }

    public override string Table => TableName;

    public override string Key => EventId;

    static EventRow IReadableRow<EventRow>.Read(RowReader row) => new()
    {
        EventId = row.Text("event_id"),
        OccurredOn = row.Date("occurred_on"),
        Precision = row.Enum<DatePrecision>("precision"),
        Kind = row.Enum<EventKind>("kind"),
        Title = row.Text("title"),
        TitleJa = row.TextOrNull("title_ja"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
