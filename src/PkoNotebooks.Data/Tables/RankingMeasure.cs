namespace PkoNotebooks.Data.Tables;

/// <summary>What a ranking orders states by.</summary>
public enum RankingMeasure
{
    UniformedPersonnel,
    PeacekeepingRate,
}
