using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>What a code cell left behind: the four output types of nbformat 4.5.</summary>
public abstract record CellOutput
{
    internal Provenance Provenance { get; init; }
}

/// <summary>Text on standard output or standard error.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, with its line ends as written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value that the cell displayed.</summary>
/// <param name="Data">Its representations.</param>
/// <param name="Metadata">Per-representation metadata; may be empty, never null.</param>
/// <param name="DisplayId">The identifier by which a later update finds it, or null.</param>
public sealed record DisplayOutput(MimeBundle Data, JsonObject Metadata, string? DisplayId = null) : CellOutput;

/// <summary>The value of the cell's last expression.</summary>
public sealed record ResultOutput(MimeBundle Data, JsonObject Metadata, int? ExecutionCount) : CellOutput;

/// <summary>The error that ended the cell.</summary>
/// <param name="Name">The exception's type, or the diagnostic's identifier.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">Lines for a person: where in the cell, and the frames that are the user's.</param>
public sealed record ErrorOutput(string Name, string Value, ImmutableArray<string> Traceback) : CellOutput
{
    /// <summary>The 1-based line in the cell where it went wrong, where that is known. Not part of nbformat.</summary>
    public int? Line { get; init; }
}

/// <summary>
/// An output of a type that nbformat 4 does not know (it asks readers to bear with such), or an error that misses a part; kept as found.
/// </summary>
public sealed record UnrecognizedOutput(JsonObject Json) : CellOutput;
