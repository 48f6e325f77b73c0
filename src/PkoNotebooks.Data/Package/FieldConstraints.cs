using System.Collections.Immutable;

namespace PkoNotebooks.Data.Package;

/// <summary>What a column's values must satisfy; null or empty where nothing is asked.</summary>
public sealed record FieldConstraints
{
    public static readonly FieldConstraints None = new();

    public bool Required { get; init; }

    public bool Unique { get; init; }

    /// <summary>As text in the column's own type: a number or an ISO date.</summary>
    public string? Minimum { get; init; }

    /// <summary>As text in the column's own type: a number or an ISO date.</summary>
    public string? Maximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>A regular expression that the whole value must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>Empty where any value will do.</summary>
    public ImmutableArray<string> Enum { get; init; } = [];
}
