using System.Collections.Immutable;

namespace PkoNotebooks.Data.Tables;

/// <summary>Amounts of the peacekeeping budget, found by day and measure.</summary>
public sealed class BudgetTable(TableOrigin origin, ImmutableArray<PeacekeepingBudget> rows) : Table<PeacekeepingBudget>(origin, rows)
{
    /// <summary>
    /// The preferred amount of the shortest period that holds the day; null where there is none. Without a measure, the first
    /// there is of approved, revised, assessed, spent, estimated.
    /// </summary>
    public PeacekeepingBudget? On(DateOnly day, BudgetMeasure? measure = null)
        => Rows
            .Where(row => row.Preferred && row.PeriodStart <= day && day <= row.PeriodEnd && (measure is null || row.Measure == measure))
            .OrderBy(row => row.Measure)
            .ThenBy(row => row.PeriodEnd.DayNumber - row.PeriodStart.DayNumber)
            .FirstOrDefault();
}
