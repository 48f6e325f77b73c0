namespace PkoNotebooks.Data.Tables;

/// <summary>Under which head of the International Peace Cooperation Act a dispatch falls; <see cref="PreAct"/> is before 1992.</summary>
public enum DispatchCategory
{
    UnPko,
    HumanitarianRelief,
    ElectionObservation,
    Other,
    PreAct,
}
