using System.Collections.Immutable;

namespace PkoNotebooks.Publishing.Facts;

/// <summary>A number as it reached a page.</summary>
public sealed record PublishedFact
{
    public required string Key { get; init; }

    /// <summary>Full precision, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>The unit's name in snake case, such as <c>percentage_points</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>What the reader sees.</summary>
    public required string Text { get; init; }

    /// <summary>ISO 8601 date, or two with a slash between; null where it has none.</summary>
    public string? Period { get; init; }

    /// <summary><c>printed</c>, <c>inferred</c> or <c>derived</c>.</summary>
    public string Derivation { get; init; } = "printed";

    public string? Formula { get; init; }

    /// <summary>The language of <see cref="Formula"/> where it is not that of the output, as a BCP 47 tag.</summary>
    public string? FormulaLanguage { get; init; }

    public string? Note { get; init; }

    /// <summary>The language of <see cref="Note"/> where it is not that of the output, as a BCP 47 tag.</summary>
    public string? NoteLanguage { get; init; }

    public ImmutableArray<PublishedCitation> Citations { get; init; } = [];

    public ImmutableArray<string> Tables { get; init; } = [];
}

/// <summary>A source, a place in it, and the row that carries the figure.</summary>
public sealed record PublishedCitation
{
    public required string Source { get; init; }

    public string Title { get; init; } = "";

    public string Publisher { get; init; } = "";

    public string? Published { get; init; }

    public string? Url { get; init; }

    public string Locator { get; init; } = "";

    public string Table { get; init; } = "";

    public string Row { get; init; } = "";

    /// <summary>The language of <see cref="Publisher"/> where it is not that of the output, as a BCP 47 tag.</summary>
    public string? PublisherLanguage { get; init; }

    /// <summary>The language of title and locator where it is not that of the output, as a BCP 47 tag.</summary>
    public string? Language { get; init; }
}

/// <summary>A chart or a table as it reached a page.</summary>
public sealed record PublishedFigure
{
    public required string Key { get; init; }

    /// <summary><c>chart</c> or <c>table</c>.</summary>
    public string Kind { get; init; } = "chart";

    public string? Title { get; init; }

    public int Rows { get; init; }

    /// <summary>SHA-256 of the figure's data as CSV, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public ImmutableArray<string> Tables { get; init; } = [];

    public ImmutableArray<PublishedCitation> Citations { get; init; } = [];
}
