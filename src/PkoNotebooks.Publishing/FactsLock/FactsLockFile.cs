using System.Collections.Immutable;

namespace PkoNotebooks.Publishing.FactsLock;

/// <summary>Every fact, figure and verdict that a set of notebooks publishes: what <c>facts.lock.json</c> holds. All lists are sorted by ordinal.</summary>
public sealed record FactsLockFile
{
    public static FactsLockFile Empty { get; } = new();

    /// <summary>Sorted by notebook, then key.</summary>
    public ImmutableArray<LockedFact> Facts { get; init; } = [];

    /// <summary>Sorted by notebook, then key.</summary>
    public ImmutableArray<LockedFigure> Figures { get; init; } = [];

    /// <summary>The verdict of each claim, by the claim's identifier.</summary>
    public ImmutableSortedDictionary<string, string> Verdicts { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The tables that the facts rest on, each with <c>sha256:</c> and lower-case hex.</summary>
    public ImmutableSortedDictionary<string, string> Tables { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How many things are locked.</summary>
    public int Count => Facts.Length + Figures.Length + Verdicts.Count + Tables.Count;
}

/// <summary>A published number.</summary>
public sealed record LockedFact
{
    /// <summary>The notebook's name.</summary>
    public required string Notebook { get; init; }

    public required string Key { get; init; }

    /// <summary>Full precision, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    public required string Unit { get; init; }

    /// <summary>Each way in which it is shown; sorted.</summary>
    public required ImmutableArray<string> Text { get; init; }

    public string? Period { get; init; }

    public string Derivation { get; init; } = "printed";

    /// <summary>The tables that it rests on; sorted.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    /// <summary>Source, locator and row, one line each; sorted. Where there are many of one source and table, their number and SHA-256.</summary>
    public ImmutableArray<string> Citations { get; init; } = [];
}

/// <summary>A published chart or table.</summary>
public sealed record LockedFigure
{
    public required string Notebook { get; init; }

    public required string Key { get; init; }

    public string Kind { get; init; } = "chart";

    /// <summary>Rows of its data.</summary>
    public int Rows { get; init; }

    /// <summary>SHA-256 of its data as CSV, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public ImmutableArray<string> Tables { get; init; } = [];
}
