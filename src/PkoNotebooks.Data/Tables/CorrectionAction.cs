namespace PkoNotebooks.Data.Tables;

/// <summary>What a correction does with the row that it names.</summary>
public enum CorrectionAction
{
    Drop,
    Override,
    Move,
    Flag,
}
