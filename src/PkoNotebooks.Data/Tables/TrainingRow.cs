using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>A figure of a training programme.</summary>
public sealed record TrainingRow : TableRow, IReadableRow<TrainingRow>
{
    internal const string TableName = "training";

    public required string Programme { get; init; }

    /// <summary>As printed: a year, a span of years or a date.</summary>
    public required string Period { get; init; }

    public required string Indicator { get; init; }

    /// <summary>In <see cref="Unit"/>.</summary>
    public required decimal Value { get; init; }

    public required string Unit { get; init; }

    public required bool Preferred { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{Programme}/{Period}/{Indicator}/{SourceId}/{Locator}");

    static TrainingRow IReadableRow<TrainingRow>.Read(RowReader row) => new()
    {
        Programme = row.Text("programme"),
        Period = row.Text("period"),
        Indicator = row.Text("indicator"),
        Value = row.Decimal("value"),
        Unit = row.Text("unit"),
        Preferred = row.Bool("preferred"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
