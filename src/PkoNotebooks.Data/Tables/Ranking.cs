using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A state's place in an ordered list.</summary>
public sealed record Ranking : TableRow, IReadableRow<Ranking>
{
    internal const string TableName = "rankings";

    public required DateOnly AsOf { get; init; }

    public required RankingMeasure Measure { get; init; }

    public required string Iso3 { get; init; }

    /// <summary>From 1.</summary>
    public required int Rank { get; init; }

    /// <summary>Persons or percent, by measure.</summary>
    public decimal? Value { get; init; }

    /// <summary>Length of the list.</summary>
    public int? Contributors { get; init; }

    public required RankingBasis Basis { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{AsOf:yyyy-MM-dd}/{WireName.Of(Measure)}/{Iso3}/{SourceId}");

    static Ranking IReadableRow<Ranking>.Read(RowReader row) => new()
    {
        AsOf = row.Date("as_of"),
        Measure = row.Enum<RankingMeasure>("measure"),
        Iso3 = row.Text("iso3"),
        Rank = row.Int("rank"),
        Value = row.DecimalOrNull("value"),
        Contributors = row.IntOrNull("contributors"),
        Basis = row.Enum<RankingBasis>("basis"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
