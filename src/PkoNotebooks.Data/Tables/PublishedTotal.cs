using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A world total as another source gives it, kept beside <see cref="PersonnelTotal"/> for comparison.</summary>
public sealed record PublishedTotal : TableRow, IReadableRow<PublishedTotal>
{
    internal const string TableName = "published_totals";

    public required DateOnly AsOf { get; init; }

    public required PersonnelType PersonnelType { get; init; }

    /// <summary>Persons.</summary>
    public required int Total { get; init; }

    /// <summary>States with at least one person.</summary>
    public int? Contributors { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{AsOf:yyyy-MM-dd}/{WireName.Of(PersonnelType)}/{SourceId}");

    static PublishedTotal IReadableRow<PublishedTotal>.Read(RowReader row) => new()
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
