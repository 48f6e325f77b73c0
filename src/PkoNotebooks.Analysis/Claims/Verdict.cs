namespace PkoNotebooks.Analysis.Claims;

/// <summary>What the data say of a claim. Computed each time, never stored.</summary>
public enum Verdict
{
    /// <summary>The data agree, at the precision of the claim's own words.</summary>
    Supported,

    /// <summary>Not the same figure, but within the tolerance that the claim's wording allows.</summary>
    Approximately,

    /// <summary>The data say otherwise.</summary>
    Contradicted,

    /// <summary>The text's own figures do not fit together.</summary>
    InconsistentWithItself,

    /// <summary>Nothing to hold it against; <see cref="NotCheckableReason"/> says why.</summary>
    NotCheckable,
}
