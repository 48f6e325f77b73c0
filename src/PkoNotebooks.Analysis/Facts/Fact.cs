using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>A number that a reader may see, with all that is needed to trace it.</summary>
public sealed record Fact
{
    /// <summary>A stable name, unique for its meaning: measure, subject and date, such as <c>funding_share.JPN.2015-03-31</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The value at full precision, in <see cref="Unit"/>. Percentages are 0 to 100, not 0 to 1.</summary>
    public required double Value { get; init; }

    public required Unit Unit { get; init; }

    /// <summary>The day, or the days, of which it is true.</summary>
    public required Period Period { get; init; }

    public required Derivation Derivation { get; init; }

    /// <summary>How it was computed, in words; null for a printed figure.</summary>
    public string? Formula { get; init; }

    /// <summary>Every row that it rests on, without repeats, sorted.</summary>
    public required ImmutableArray<Citation> Citations { get; init; }

    /// <summary>Digits after the decimal point when shown.</summary>
    public int Decimals { get; init; }

    /// <summary>What a reader has to know beside the number; null where nothing.</summary>
    public string? Note { get; init; }
}
