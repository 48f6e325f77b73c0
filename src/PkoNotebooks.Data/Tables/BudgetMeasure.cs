namespace PkoNotebooks.Data.Tables;

/// <summary>Which stage of a budget an amount is.</summary>
public enum BudgetMeasure
{
    Approved,
    Revised,
    Assessed,
    Spent,
    Estimated,
}
