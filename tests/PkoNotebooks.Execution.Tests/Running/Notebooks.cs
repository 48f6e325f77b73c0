using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Execution.Tests.Running;

/// <summary>Notebooks of verbs, and runners for them.</summary>
internal static class Notebooks
{
    public static NotebookJob Job(string name, params string[] cells) => new()
    {
        Name = name,
        Path = $"notebooks/{name}.ipynb",
        WorkingDirectory = Path.GetTempPath(),
        Document = new() { Cells = [.. cells.Select(Cell)] },
    };

    public static NotebookCell Cell(string source, int index) => source.StartsWith("# ", StringComparison.Ordinal)
        ? new() { Id = $"c{index}", Kind = CellKind.Markdown, KernelName = "markdown", Source = source }
        : new() { Id = $"c{index}", Kind = CellKind.Code, KernelName = "csharp", Source = source };

    public static NotebookJob Tagged(this NotebookJob job, int index, string tag) => job with
    {
        Document = job.Document with
        {
            Cells = job.Document.Cells.SetItem(
                index, job.Document.Cells[index] with { Metadata = new JsonObject { ["tags"] = new JsonArray(tag) } }),
        },
    };

    /// <summary>Options whose sessions run in this process.</summary>
    public static RunnerOptions InProcess => new()
    {
        RootDirectory = Path.GetTempPath(),
        StartSession = (options, _, _) => Task.FromResult<INotebookSession>(new VerbSession(options)),
    };

    public static async Task<NotebookRun> RunAsync(NotebookJob job, RunnerOptions? options = null, CancellationToken cancellationToken = default) =>
        (await new NotebookRunner(options ?? InProcess).RunAsync([job], null, cancellationToken))[0];

    /// <summary>The outputs of a cell, one line each.</summary>
    public static string[] Outputs(this NotebookRun run, int index) =>
    [
        .. run.Executed.Cells[index].Outputs.Select(o => o switch
        {
            StreamOutput stream => $"{stream.Name}: {stream.Text}",
            DisplayOutput display => $"display: {display.Data.Text("text/plain")}",
            ResultOutput result => $"result {result.ExecutionCount}: {result.Data.Text("text/plain")}",
            ErrorOutput error => $"error {error.Name}: {error.Value}",
            _ => o.ToString()!,
        }),
    ];
}
