using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>
/// A running notebook: all its language kernels and their state. The in-process session does the work;
/// a session in a child process and one behind the Jupyter protocol have the same shape.
/// </summary>
public interface INotebookSession : IAsyncDisposable
{
    /// <summary>Runs one cell. Never throws for what the cell does: errors are an output and a status.</summary>
    Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken);

    /// <summary>What could stand at the cursor.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cursor">A position in UTF-16 code units from the start of <paramref name="code"/>.</param>
    /// <param name="kernelName">The cell's kernel, or null for the session's default.</param>
    Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken);

    /// <summary>What stands at the cursor: signature and documentation; null where nothing is known.</summary>
    Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken);

    /// <summary>Whether the text can be submitted as it stands.</summary>
    Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken);
}

/// <param name="Code">The cell's text, magic commands included.</param>
/// <param name="KernelName">The kernel that starts, or null for the session's default.</param>
/// <param name="CellLabel">How errors name the cell, such as <c>cell 4</c>.</param>
public sealed record CellSubmission(string Code, string? KernelName = null, string CellLabel = "cell");

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    Ok,
    Error,
    Cancelled,
}

/// <param name="Status">How the cell ended.</param>
/// <param name="Error">The error, where <paramref name="Status"/> is not <see cref="CellStatus.Ok"/>; it went to the sink as well.</param>
public sealed record CellResult(CellStatus Status, ErrorOutput? Error);

/// <param name="Start">Where the replaced text starts, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Items">Candidates, best first.</param>
public sealed record CompletionResult(int Start, int End, ImmutableArray<CompletionItem> Items);

/// <param name="Text">What is inserted.</param>
/// <param name="Kind">The Jupyter type name: <c>function</c>, <c>property</c>, <c>class</c>, <c>keyword</c>, <c>magic</c>, <c>path</c>, …</param>
/// <param name="Signature">A one-line signature, or null.</param>
public sealed record CompletionItem(string Text, string Kind, string? Signature = null);

/// <summary>The four answers of Jupyter's <c>is_complete_reply</c>.</summary>
public enum CodeCompleteness
{
    Complete,
    Incomplete,
    Invalid,
    Unknown,
}
