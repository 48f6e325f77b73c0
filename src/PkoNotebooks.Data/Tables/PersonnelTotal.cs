using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>The world's uniformed personnel at a month's end.</summary>
public sealed record PersonnelTotal : TableRow, IReadableRow<PersonnelTotal>
{
    internal const string TableName = "personnel_totals";

    public required DateOnly AsOf { get; init; }

    /// <summary><see cref="PersonnelType.Uniformed"/> is the total of all types.</summary>
    public required PersonnelType PersonnelType { get; init; }

    /// <summary>Persons.</summary>
    public required int Total { get; init; }

    /// <summary>States with at least one person.</summary>
    public int? Contributors { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{AsOf:yyyy-MM-dd}/{WireName.Of(PersonnelType)}");

    static PersonnelTotal IReadableRow<PersonnelTotal>.Read(RowReader row) => new()
    {
        AsOf = row.Date("as_of"),
        PersonnelType = row.Enum<PersonnelType>("personnel_type"),
        Total = row.Int("total"),
        Contributors = row.IntOrNull("contributors"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
