using System.Diagnostics.CodeAnalysis;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>What a measure found: a <see cref="Facts.Fact"/>, or the <see cref="Facts.Missing"/> that says why there is none. Exactly one of them.</summary>
public sealed record Measured
{
    private Measured(Fact? fact, Missing? missing)
    {
        Fact = fact;
        Missing = missing;
    }

    /// <summary>The fact; null where it is missing.</summary>
    public Fact? Fact { get; }

    /// <summary>What is missing and why; null where the fact is known.</summary>
    public Missing? Missing { get; }

    [MemberNotNullWhen(true, nameof(Fact))]
    [MemberNotNullWhen(false, nameof(Missing))]
    public bool IsKnown => Fact is not null;

    /// <summary>The fact's text, or "not known".</summary>
    public string Text => Fact?.Text ?? "not known";

    /// <summary>The fact, for a reader who cannot go on without it.</summary>
    /// <exception cref="MissingFigureException">It is missing; the message says what and why.</exception>
    public Fact Required => Fact ?? throw new MissingFigureException(Missing!);

    public static implicit operator Measured(Fact fact) => FromFact(fact);

    public static implicit operator Measured(Missing missing) => FromMissing(missing);

    public static Measured FromFact(Fact fact) => new(fact ?? throw new ArgumentNullException(nameof(fact)), null);

    public static Measured FromMissing(Missing missing) => new(null, missing ?? throw new ArgumentNullException(nameof(missing)));

    /// <summary>Goes on with the fact where it is known; what is missing stays missing.</summary>
    public Measured Then(Func<Fact, Measured> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Fact is null ? this : next(Fact);
    }

    /// <summary>Goes on with both facts where both are known; else the first that is missing.</summary>
    public Measured Then(Measured other, Func<Fact, Fact, Measured> next)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(next);
        return Fact is null ? this : other.Fact is null ? other : next(Fact, other.Fact);
    }

    public override string ToString() => Fact?.ToString() ?? Missing!.ToString();
}
