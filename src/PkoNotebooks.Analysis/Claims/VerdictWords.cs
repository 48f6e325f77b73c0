namespace PkoNotebooks.Analysis.Claims;

/// <summary>Verdicts and reasons as a reader sees them.</summary>
public static class VerdictWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Supported => "supported",
        Verdict.Approximately => "approximately",
        Verdict.Contradicted => "contradicted",
        Verdict.InconsistentWithItself => "inconsistent with itself",
        _ => "not checkable",
    };

    public static string Of(NotCheckableReason reason) => reason switch
    {
        NotCheckableReason.NoData => "no data",
        NotCheckableReason.Opinion => "opinion",
        NotCheckableReason.Forecast => "forecast",
        _ => "out of scope",
    };
}
