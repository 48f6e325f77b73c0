namespace PkoNotebooks.Data.Tables;

/// <summary>Which stage of a budget an amount is.</summary>
public enum BudgetMeasure
{
    Approved,
    Revised,
    Assessed,
    Spent,

    /// <summary>A proposal, an estimate or a forecast: nobody had decided or paid it yet.</summary>
    Estimated,
}
