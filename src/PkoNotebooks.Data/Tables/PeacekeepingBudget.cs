using System.Globalization;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tables;

/// <summary>An amount of the peacekeeping budget for a period.</summary>
public sealed record PeacekeepingBudget : TableRow, IReadableRow<PeacekeepingBudget>
{
    internal const string TableName = "peacekeeping_budgets";

    public required DateOnly PeriodStart { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly PeriodEnd { get; init; }

    public required BudgetMeasure Measure { get; init; }

    /// <summary>United States dollars.</summary>
    public required decimal AmountUsd { get; init; }

    public required bool Preferred { get; init; }

    public override string Table => TableName;

    public override string Key => string.Create(CultureInfo.InvariantCulture, $"{PeriodStart:yyyy-MM-dd}/{PeriodEnd:yyyy-MM-dd}/{WireName.Of(Measure)}/{SourceId}/{Locator}");

    static PeacekeepingBudget IReadableRow<PeacekeepingBudget>.Read(RowReader row) => new()
    {
        PeriodStart = row.Date("period_start"),
        PeriodEnd = row.Date("period_end"),
        Measure = row.Enum<BudgetMeasure>("measure"),
        AmountUsd = row.Decimal("amount_usd"),
        Preferred = row.Bool("preferred"),
        SourceId = row.Text("source_id"),
        Locator = row.Text("locator"),
        Note = row.TextOrNull("note"),
        Line = row.Line,
    };
}
