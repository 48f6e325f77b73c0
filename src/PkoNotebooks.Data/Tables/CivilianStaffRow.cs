using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A headcount of civilian staff.</summary>
public sealed record CivilianStaffRow : TableRow, IReadableRow<CivilianStaffRow>
{
    internal const string TableName = "civilian_staff";

    public required DateOnly AsOf { get; init; }

    public required DatePrecision AsOfPrecision { get; init; }

    public required CivilianScope Scope { get; init; }

    /// <summary>Null for all states together.</summary>
    public string? Iso3 { get; init; }

    public required string Category { get; init; }

    /// <summary>Persons.</summary>
    public int? Total { get; init; }

    /// <summary>Desirable range, lower end.</summary>
    public decimal? RangeLow { get; init; }

    /// <summary>Desirable range, midpoint.</summary>
    public decimal? RangeMid { get; init; }

    /// <summary>Desirable range, upper end.</summary>
    public decimal? RangeHigh { get; init; }

    public required bool Preferred { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{AsOf:yyyy-MM-dd}/{WireName.Of(Scope)}/{Category}/{SourceId}/{Locator}");

    static CivilianStaffRow IReadableRow<CivilianStaffRow>.Read(RowReader row) => new()
    {
        AsOf = row.Date("as_of"),
        AsOfPrecision = row.Enum<DatePrecision>("as_of_precision"),
        Scope = row.Enum<CivilianScope>("scope"),
        Iso3 = row.TextOrNull("iso3"),
        Category = row.Text("category"),
        Total = row.IntOrNull("total"),
        RangeLow = row.DecimalOrNull("range_low"),
        RangeMid = row.DecimalOrNull("range_mid"),
        RangeHigh = row.DecimalOrNull("range_high"),
        Preferred = row.Bool("preferred"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
