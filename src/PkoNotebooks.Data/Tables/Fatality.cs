using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A death in service.</summary>
public sealed record Fatality : TableRow, IReadableRow<Fatality>
{
    internal const string TableName = "fatalities";

    public required string FatalityId { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public string MissionId { get; init; } = "";

    public required string Iso3 { get; init; }

    /// <summary>military, police or international_civilian: it also counts civilians.</summary>
    public required string PersonnelType { get; init; }

    public string Cause { get; init; } = "";

    public override string Table => TableName;

    public override string Key => FatalityId;

    static Fatality IReadableRow<Fatality>.Read(RowReader row) => new()
    {
        FatalityId = row.Text("fatality_id"),
        OccurredOn = row.Date("occurred_on"),
        MissionId = row.Text("mission_id"),
        Iso3 = row.Text("iso3"),
        PersonnelType = row.Text("personnel_type"),
        Cause = row.Text("cause"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
