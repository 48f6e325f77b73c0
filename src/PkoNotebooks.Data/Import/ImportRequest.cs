using System.Collections.Immutable;

namespace PkoNotebooks.Data.Import;

/// <summary>What to import, and how.</summary>
public sealed record ImportRequest
{
    /// <summary>The publisher's files. Each one's format is recognised by its header.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The format that every file must have, by name, so that a wrong file is told what it lacks of this one; null to recognise it.</summary>
    public string? Format { get; init; }

    /// <summary>The source that new rows cite; null for the source that the format stands for.</summary>
    public string? SourceId { get; init; }

    public ConflictPolicy OnConflict { get; init; }

    /// <summary>
    /// Whether rows that cannot be taken (an unknown state or mission, a value that is none, parts that are not the total) are
    /// passed over and counted, instead of refusing the file.
    /// </summary>
    public bool SkipRefused { get; init; }

    /// <summary>Only rows of these states, by ISO 3166 alpha-3; null for all.</summary>
    public ImmutableHashSet<string>? States { get; init; }
}
