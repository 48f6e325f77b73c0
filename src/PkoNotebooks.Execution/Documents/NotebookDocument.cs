using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>A notebook in memory, whichever file format it came from.</summary>
public sealed record NotebookDocument
{
    public required ImmutableArray<NotebookCell> Cells { get; init; }

    /// <summary>The notebook's metadata, the unknown too.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The kernel of a cell that names none.</summary>
    public string DefaultKernelName { get; init; } = "csharp";

    /// <summary>nbformat major version; 4.</summary>
    public int Format { get; init; } = 4;

    /// <summary>nbformat minor version; written back as read.</summary>
    public int FormatMinor { get; init; } = 5;

    internal DocumentProvenance Provenance { get; init; }
}
