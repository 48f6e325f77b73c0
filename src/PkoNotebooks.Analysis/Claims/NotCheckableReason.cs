namespace PkoNotebooks.Analysis.Claims;

/// <summary>Why a claim has no verdict.</summary>
public enum NotCheckableReason
{
    /// <summary>The data hold nothing on it, or nothing but the text itself.</summary>
    NoData,

    /// <summary>A judgement, not a matter of figures.</summary>
    Opinion,

    /// <summary>About a time that had not come.</summary>
    Forecast,

    /// <summary>Not about who pays for peacekeeping or who serves in it.</summary>
    OutOfScope,
}
