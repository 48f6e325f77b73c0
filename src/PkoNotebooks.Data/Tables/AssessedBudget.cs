namespace PkoNotebooks.Data.Tables;

/// <summary>The budget that a rate of assessment divides among states.</summary>
public enum AssessedBudget
{
    Peacekeeping,
    Regular,
}
