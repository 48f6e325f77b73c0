namespace PkoNotebooks.Analysis.Facts;

/// <summary>How a figure came to be.</summary>
public enum Derivation
{
    /// <summary>It stands in the source as shown.</summary>
    Printed,

    /// <summary>It was inferred from the source, not printed there.</summary>
    Inferred,

    /// <summary>It was computed from other facts.</summary>
    Derived,
}
