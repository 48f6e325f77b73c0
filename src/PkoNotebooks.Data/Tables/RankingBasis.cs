namespace PkoNotebooks.Data.Tables;

/// <summary>Whether a rank stands in the source or was computed from its figures.</summary>
public enum RankingBasis
{
    Printed,
    Computed,
}
