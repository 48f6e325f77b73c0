using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Running;

/// <summary>How a notebook ended.</summary>
public enum RunStatus
{
    Passed,
    Failed,

    /// <summary>A package or the culture data that it needs cannot be had; never counted as passed.</summary>
    Skipped,

    /// <summary>The command was interrupted before it ended.</summary>
    Cancelled,
}

/// <summary>One executed notebook.</summary>
public sealed record NotebookRun
{
    /// <summary>The file's name without its extension, such as <c>01-funding-share-and-troop-gap</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The notebook's path relative to the folder that holds <c>notebooks/</c>, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The notebook with its outputs.</summary>
    public required NotebookDocument Executed { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>Why it failed or was skipped; null when it passed.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>Whether the outputs were taken from the cache.</summary>
    public bool FromCache { get; init; }

    /// <summary>Why it ran, or why it did not have to, in one line.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Files that the execution read, by path relative to the project root, each with its SHA-256 as lower-case hex; sorted by path.</summary>
    public ImmutableArray<InputFile> Inputs { get; init; } = [];

    /// <summary>
    /// Parts of JSON files that the execution read, as path and JSON Pointer (<c>data/datapackage.json#/resources/3</c>), each with its SHA-256;
    /// sorted. For the cache: a part is no file that a reader could check.
    /// </summary>
    public ImmutableArray<InputFile> InputParts { get; init; } = [];

    /// <summary>
    /// SHA-256, as lower-case hex, over all that a page can show of this run: the notebook, its parameters and its outputs.
    /// Null where the execution is not kept.
    /// </summary>
    public string? ContentSha256 { get; init; }

    /// <summary>Parameters injected, by name; sorted.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Wall time of each code cell. For the run record only: never for a page.</summary>
    public ImmutableArray<TimeSpan> CellDurations { get; init; } = [];

    /// <summary>The start of the names of errors that say a package cannot be had; such an error makes its notebook <see cref="RunStatus.Skipped"/>.</summary>
    public const string UnavailableError = "PackageNotFound";

    internal static bool IsUnavailable(ErrorOutput error) => error.Name.StartsWith(UnavailableError, StringComparison.Ordinal);
}

/// <param name="Path">Relative, forward slashes.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record InputFile(string Path, string Sha256);

/// <param name="CellNumber">1-based position among all cells; 0 where no cell is to blame.</param>
/// <param name="CellId">The nbformat id, or null.</param>
/// <param name="Line">1-based line in the cell, or null.</param>
/// <param name="Message">What went wrong and what to do.</param>
public sealed record RunFailure(int CellNumber, string? CellId, int? Line, string Message);
