using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A state's uniformed personnel at a month's end, by mission and type, under United Nations command.</summary>
public sealed record PersonnelRow : TableRow, IReadableRow<PersonnelRow>
{
    internal const string TableName = "personnel";

    public required DateOnly AsOf { get; init; }

    public required string Iso3 { get; init; }

    /// <summary>Null for all missions together.</summary>
    public string? MissionId { get; init; }

    public required PersonnelType PersonnelType { get; init; }

    public int? Women { get; init; }

    public int? Men { get; init; }

    /// <summary>Persons.</summary>
    public required int Total { get; init; }

    public required PersonnelBasis Basis { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{AsOf:yyyy-MM-dd}/{Iso3}/{WireName.Of(PersonnelType)}/{SourceId}/{Locator}");

    static PersonnelRow IReadableRow<PersonnelRow>.Read(RowReader row) => new()
    {
        AsOf = row.Date("as_of"),
        Iso3 = row.Text("iso3"),
        MissionId = row.TextOrNull("mission_id"),
        PersonnelType = row.Enum<PersonnelType>("personnel_type"),
        Women = row.IntOrNull("women"),
        Men = row.IntOrNull("men"),
        Total = row.Int("total"),
        Basis = row.Enum<PersonnelBasis>("basis"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
