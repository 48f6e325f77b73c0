using System.Collections.Immutable;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>A number that a reader may see, with all that is needed to trace it.</summary>
public sealed record Fact
{
    /// <summary>A stable name, unique for its meaning: measure, subject and date, such as <c>funding_share.JPN.2015-03-31</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The value at full precision, in <see cref="Unit"/>; always finite. Percentages are 0 to 100, not 0 to 1.</summary>
    public required double Value
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A fact is a finite number; what has no number is a Missing.");
    }

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

    /// <summary>What the number is, as a formula names it ("uniformed personnel of Japan"); the key where none was given.</summary>
    public string Name
    {
        get => field ?? Key;
        init;
    }

    /// <summary>What a reader sees: see <see cref="FactText.Of(double, Unit, int)"/>.</summary>
    public string Text => FactText.Of(this);

    /// <summary>The names of our tables that it rests on, sorted, without repeats.</summary>
    public ImmutableArray<string> Tables =>
        [.. Citations.Select(c => c.Table).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Compares by content: two arrays with the same citations are the same citations.</summary>
    public bool Equals(Fact? other) =>
        other is not null && Key == other.Key && Value.Equals(other.Value) && Unit == other.Unit && Period == other.Period
        && Derivation == other.Derivation && Formula == other.Formula && Decimals == other.Decimals && Note == other.Note
        && Name == other.Name && Citations.SequenceEqual(other.Citations);

    public override int GetHashCode() => HashCode.Combine(Key, Value, Unit, Period);

    /// <summary>Key and text, for a debugger or a log.</summary>
    public override string ToString() => $"{Key} = {Text}";
}
