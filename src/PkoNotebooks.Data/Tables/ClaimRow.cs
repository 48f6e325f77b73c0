using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A checkable sentence of a source text.</summary>
public sealed record ClaimRow : TableRow, IReadableRow<ClaimRow>
{
    internal const string TableName = "claims";

    public required string ClaimId { get; init; }

    public required string Paraphrase { get; init; }

    public string? Quantity { get; init; }

    public string? Operator { get; init; }

    /// <summary>In <see cref="Unit"/>.</summary>
    public decimal? Value { get; init; }

    public string? Unit { get; init; }

    public string? Period { get; init; }

    /// <summary>In <see cref="Unit"/>.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>Name of the computation bound to it; null where it cannot be checked.</summary>
    public string? Check { get; init; }

    /// <summary>Why it cannot be checked.</summary>
    public string? Reason { get; init; }

    public override string Table => TableName;

    public override string Key => ClaimId;

    static ClaimRow IReadableRow<ClaimRow>.Read(RowReader row) => new()
    {
        ClaimId = row.Text("claim_id"),
        Paraphrase = row.Text("paraphrase"),
        Quantity = row.TextOrNull("quantity"),
        Operator = row.TextOrNull("operator"),
        Value = row.DecimalOrNull("value"),
        Unit = row.TextOrNull("unit"),
        Period = row.TextOrNull("period"),
        Tolerance = row.DecimalOrNull("tolerance"),
        Check = row.TextOrNull("check"),
        Reason = row.TextOrNull("reason"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
