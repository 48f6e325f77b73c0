using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>What is wrong in a publisher's file, and what is done about it at import.</summary>
public sealed record Correction : TableRow, IReadableRow<Correction>
{
    internal const string TableName = "corrections";

    public required string CorrectionId { get; init; }

    /// <summary>The table whose incoming rows it concerns.</summary>
    public required string CorrectedTable { get; init; }

    /// <summary>Null for every day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Null for every state.</summary>
    public string? Iso3 { get; init; }

    /// <summary>Null for every mission.</summary>
    public string? MissionId { get; init; }

    /// <summary>Null for every type.</summary>
    public PersonnelType? PersonnelType { get; init; }

    /// <summary>The field that is wrong.</summary>
    public required string Field { get; init; }

    public required CorrectionAction Action { get; init; }

    /// <summary>What the publisher gave; when it is something else, the correction no longer holds.</summary>
    public string? ExpectedValue { get; init; }

    public string? NewValue { get; init; }

    public required string Reason { get; init; }

    public required string Evidence { get; init; }

    public override string Table => TableName;

    public override string Key => CorrectionId;

    static Correction IReadableRow<Correction>.Read(RowReader row) => new()
    {
        CorrectionId = row.Text("correction_id"),
        CorrectedTable = row.Text("table"),
        AsOf = row.DateOrNull("as_of"),
        Iso3 = row.TextOrNull("iso3"),
        MissionId = row.TextOrNull("mission_id"),
        PersonnelType = row.EnumOrNull<PersonnelType>("personnel_type"),
        Field = row.Text("field"),
        Action = row.Enum<CorrectionAction>("action"),
        ExpectedValue = row.TextOrNull("expected_value"),
        NewValue = row.TextOrNull("new_value"),
        Reason = row.Text("reason"),
        Evidence = row.Text("evidence"),
        SourceId = row.Text("source_id"),
        Locator = "",
        Line = row.Line,
    };
}
