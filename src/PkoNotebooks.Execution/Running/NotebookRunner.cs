using System.Collections.Immutable;
using PkoNotebooks.Execution.Cache;

namespace PkoNotebooks.Execution.Running;

/// <summary>Runs notebooks side by side, each in a session of its own.</summary>
public sealed class NotebookRunner(RunnerOptions options)
{
    /// <summary>
    /// Runs the notebooks, or takes them from the cache. Never throws for what a notebook does, nor when cancelled:
    /// a notebook that did not get to its end is <see cref="RunStatus.Cancelled"/>.
    /// </summary>
    /// <param name="jobs">The notebooks.</param>
    /// <param name="progress">Hears of every step; called from several threads.</param>
    /// <param name="cancellationToken">Ends all sessions at once.</param>
    /// <returns>One run a job, in the order of the jobs.</returns>
    public async Task<ImmutableArray<NotebookRun>> RunAsync(
        IReadOnlyList<NotebookJob> jobs, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var hashes = new FileHashes();
        using var places = new SemaphoreSlim(Math.Max(1, options.Degree));
        var runs = await Task.WhenAll(jobs.Select(job => RunInTurnAsync(job, places, hashes, progress, cancellationToken))).ConfigureAwait(false);
        return [.. runs];
    }

    private async Task<NotebookRun> RunInTurnAsync(
        NotebookJob job, SemaphoreSlim places, FileHashes hashes, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var execution = new NotebookExecution(job, options, hashes, progress);
        try
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return execution.NeverStarted();
        }

        try
        {
            return cancellationToken.IsCancellationRequested
                ? execution.NeverStarted()
                : await Task.Run(() => execution.RunAsync(cancellationToken), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }
}
