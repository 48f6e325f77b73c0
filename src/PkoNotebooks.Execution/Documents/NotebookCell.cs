using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>The three cell types of nbformat.</summary>
public enum CellKind
{
    Code,
    Markdown,
    Raw,
}

/// <summary>One cell of a notebook.</summary>
public sealed record NotebookCell
{
    /// <summary>The nbformat cell id: 1 to 64 characters of <c>a-z A-Z 0-9 - _</c>, unique in its notebook.</summary>
    public required string Id { get; init; }

    public required CellKind Kind { get; init; }

    /// <summary>The kernel that runs the cell (<c>csharp</c>, <c>fsharp</c>, <c>sql</c>, …); <c>markdown</c> for prose.</summary>
    public required string KernelName { get; init; }

    /// <summary>The text as the author wrote it, lines ended by LF.</summary>
    public required string Source { get; init; }

    /// <summary>All metadata of the cell, the unknown too.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Attachments of a Markdown or raw cell, as found.</summary>
    public JsonObject? Attachments { get; init; }

    public int? ExecutionCount { get; init; }

    public ImmutableArray<CellOutput> Outputs { get; init; } = [];

    /// <summary>The cell's tags (<c>metadata.tags</c>), such as <c>parameters</c>.</summary>
    public ImmutableArray<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.Select(t => t?.ToString() ?? "")] : [];

    internal Provenance Provenance { get; init; }
}
