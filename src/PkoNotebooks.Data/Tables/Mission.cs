using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>An operation.</summary>
public sealed record Mission : TableRow, IReadableRow<Mission>
{
    internal const string TableName = "missions";

    /// <summary>The usual acronym, such as UNTAC.</summary>
    public required string MissionId { get; init; }

    public required string Name { get; init; }

    public string? NameJa { get; init; }

    public required MissionKind Kind { get; init; }

    public string Host { get; init; } = "";

    public DateOnly? StartedOn { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateOnly? EndedOn { get; init; }

    public override string Table => TableName;

    public override string Key => MissionId;

    static Mission IReadableRow<Mission>.Read(RowReader row) => new()
    {
        MissionId = row.Text("mission_id"),
        Name = row.Text("name"),
        NameJa = row.TextOrNull("name_ja"),
        Kind = row.Enum<MissionKind>("kind"),
        Host = row.Text("host"),
        StartedOn = row.DateOrNull("started_on"),
        EndedOn = row.DateOrNull("ended_on"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
