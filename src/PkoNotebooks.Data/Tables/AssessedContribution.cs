using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>An amount that a state was assessed for a period.</summary>
public sealed record AssessedContribution : TableRow, IReadableRow<AssessedContribution>
{
    internal const string TableName = "assessed_contributions";

    public required AssessedBudget Budget { get; init; }

    public required string Iso3 { get; init; }

    public required DateOnly PeriodStart { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly PeriodEnd { get; init; }

    /// <summary>United States dollars; may be negative after adjustments.</summary>
    public required decimal AmountUsd { get; init; }

    public required RateBasis Basis { get; init; }

    public required bool Preferred { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{WireName.Of(Budget)}/{Iso3}/{PeriodStart:yyyy-MM-dd}/{PeriodEnd:yyyy-MM-dd}/{SourceId}/{Locator}");

    static AssessedContribution IReadableRow<AssessedContribution>.Read(RowReader row) => new()
    {
        Budget = row.Enum<AssessedBudget>("budget"),
        Iso3 = row.Text("iso3"),
        PeriodStart = row.Date("period_start"),
        PeriodEnd = row.Date("period_end"),
        AmountUsd = row.Decimal("amount_usd"),
        Basis = row.Enum<RateBasis>("basis"),
        Preferred = row.Bool("preferred"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
