namespace PkoNotebooks.Data.Tables;

/// <summary>What kind of operation a mission is.</summary>
public enum MissionKind
{
    UnPko,
    Political,
    HumanitarianRelief,
    ElectionObservation,
    Other,
}
