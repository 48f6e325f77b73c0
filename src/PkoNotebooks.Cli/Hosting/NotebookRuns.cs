using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>Runs notebooks with a progress bar, and says how they ended.</summary>
internal static class NotebookRuns
{
    public static async Task<ImmutableArray<NotebookRun>> RunAsync(
        ProjectLayout layout, IReadOnlyList<NotebookJob> jobs, RunSettings settings, bool quiet, CancellationToken cancellationToken)
    {
        var options = Engine.Options(layout, settings);
        using var bar = new ProgressBar("notebooks", jobs.Count, quiet);
        return await new NotebookRunner(options).RunAsync(jobs, new Steps(bar), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The worst of the runs as an exit code. A skipped notebook alone is not a failure, and never a pass.</summary>
    public static int ExitCodeOf(IEnumerable<NotebookRun> runs)
    {
        var statuses = runs.Select(r => r.Status).ToHashSet();
        return statuses.Contains(RunStatus.Cancelled) ? ExitCode.Cancelled
            : statuses.Contains(RunStatus.Failed) ? ExitCode.Failed
            : statuses.Contains(RunStatus.Skipped) ? ExitCode.Missing
            : ExitCode.Done;
    }

    /// <summary>One line on how a notebook ended; a failure names the cell, the line and the message.</summary>
    public static string Line(NotebookRun run) => run.Status switch
    {
        RunStatus.Passed => $"passed   {run.Name}{(run.FromCache ? " (unchanged)" : "")}",
        RunStatus.Skipped => $"skipped  {run.Name}: {run.Failure?.Message}",
        RunStatus.Cancelled => $"stopped  {run.Name}",
        _ => $"FAILED   {run.Path}{Place(run.Failure)}: {run.Failure?.Message}",
    };

    private static string Place(RunFailure? failure) => failure switch
    {
        { CellNumber: > 0, Line: { } line } => $", cell {failure.CellNumber}, line {line}",
        { CellNumber: > 0 } => $", cell {failure.CellNumber}",
        _ => "",
    };

    private sealed class Steps(ProgressBar bar) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            switch (value.Stage)
            {
                case RunStage.Finished:
                    bar.Done(value.Notebook, Line(value.Run!));
                    break;
                default:
                    bar.Working(value.Notebook, $"{value.Notebook} {value.CellsDone}/{value.CellsTotal} cells");
                    break;
            }
        }
    }
}
