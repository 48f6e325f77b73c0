using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.Cultures;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Running;

/// <summary>One run of one notebook.</summary>
internal sealed class NotebookExecution(NotebookJob job, RunnerOptions options, FileHashes hashes, IProgress<RunProgress>? progress)
{
    private readonly NotebookOutputs _outputs = new(options.Limits.CellOutputBytes);
    private readonly Dictionary<int, (CellOutputs Outputs, int Count)> _executed = [];
    private readonly List<TimeSpan> _durations = [];
    private readonly int _total = job.Document.Cells.Count(NotebookJob.IsRun);

    public async Task<NotebookRun> RunAsync(CancellationToken cancellationToken)
    {
        Report(RunStage.Started, 0);
        var cached = options.Cache?.Find(job, options, hashes);
        if (cached?.Run is { } kept)
        {
            progress?.Report(new(job.Name, RunStage.Finished, 0, _total, _total, kept));
            return kept;
        }

        var reason = cached?.Reason ?? "no cache is in use";
        INotebookSession? session = null;
        NotebookRun run;
        try
        {
            using var limit = new CancellationTokenSource(options.Limits.Notebook ?? Timeout.InfiniteTimeSpan);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            var packages = job.Packages();
            var culture = job.CultureNamed();
            var (status, failure) = culture is { } place && options.Cultures?.Invoke() is { Version: null }
                ? (RunStatus.Skipped, NoCultureData(place))
                : await NotebookPackages.RestoreAsync(packages, job, options, ending.Token).ConfigureAwait(false);
            if (status == RunStatus.Passed)
            {
                session = await options.StartSession(SessionOptions(packages, culture is not null), options.Limits, ending.Token).ConfigureAwait(false);
                (status, failure) = await CellsAsync(session, ending.Token, cancellationToken).ConfigureAwait(false);
            }

            run = Run(status, failure, reason, session);
            if (status == RunStatus.Passed && !options.AllowErrors && session is IIsolatedSession)
            {
                // Only such a session knows what it read.
                run = Keep(run);
            }
        }
        catch (OperationCanceledException)
        {
            run = cancellationToken.IsCancellationRequested
                ? Run(RunStatus.Cancelled, new(0, null, null, "Interrupted between two cells."), reason, session)
                : Run(RunStatus.Failed, new(0, null, null, NotebookLimit()), reason, session);
        }
        catch (Exception e)
        {
            // A session that does not start: this notebook's failure, not the command's.
            // The terminal's own interrupt may reach its process before ours does.
            run = cancellationToken.IsCancellationRequested
                ? Run(RunStatus.Cancelled, new(0, null, null, "Interrupted before its first cell."), reason, session)
                : Run(RunStatus.Failed, new(0, null, null, e.Message), reason, session);
        }
        finally
        {
            if (session is not null)
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
        }

        progress?.Report(new(job.Name, RunStage.Finished, 0, _durations.Count, _total, run));
        return run;
    }

    /// <summary>The run of a notebook whose turn never came.</summary>
    public NotebookRun NeverStarted() => Run(RunStatus.Cancelled, new(0, null, null, "Interrupted before it began."), "", null);

    private NotebookRun Keep(NotebookRun run)
    {
        try
        {
            return options.Cache?.Store(job, options, run) ?? run;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The notebook did its work; only the next run will take as long again.
            return run with { Reason = $"{run.Reason}; not kept: {e.Message}" };
        }
    }

    private async Task<(RunStatus Status, RunFailure? Failure)> CellsAsync(
        INotebookSession session, CancellationToken notebookToken, CancellationToken commandToken)
    {
        for (var i = 0; i < job.Document.Cells.Length; i++)
        {
            var cell = job.Document.Cells[i];
            if (!NotebookJob.IsRun(cell))
            {
                continue;
            }

            notebookToken.ThrowIfCancellationRequested();
            Report(RunStage.CellStarted, i + 1);
            var end = await CellAsync(session, cell, i, notebookToken, commandToken).ConfigureAwait(false);
            Report(RunStage.CellFinished, i + 1);
            if (end.Status == RunStatus.Passed)
            {
                continue;
            }

            var mayGoOn = end.Status == RunStatus.Failed && session is not IIsolatedSession { IsLost: true } && !notebookToken.IsCancellationRequested;
            if (!mayGoOn || !(options.AllowErrors || cell.Tags.Contains("raises-exception")))
            {
                return end;
            }
        }

        return (RunStatus.Passed, null);
    }

    private async Task<(RunStatus Status, RunFailure? Failure)> CellAsync(
        INotebookSession session, NotebookCell cell, int index, CancellationToken notebookToken, CancellationToken commandToken)
    {
        var number = index + 1;
        var label = string.Create(CultureInfo.InvariantCulture, $"cell {number}");
        var count = _executed.Count + 1;
        var outputs = _outputs.Begin(count);
        _executed[index] = (outputs, count);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(notebookToken);

        // From the moment a cell has to stop, what it still says depends on chance.
        using var closing = limit.Token.Register(outputs.Close);
        var watch = Stopwatch.StartNew();
        if (options.Limits.Cell is { } time)
        {
            limit.CancelAfter(time);
        }

        var result = await ResultAsync(session, new(cell.Source, cell.KernelName, label), outputs, limit.Token).ConfigureAwait(false);
        _durations.Add(watch.Elapsed);
        if (result.Status == CellStatus.Ok)
        {
            return (RunStatus.Passed, null);
        }

        if (result.Status == CellStatus.Cancelled && commandToken.IsCancellationRequested)
        {
            return (RunStatus.Cancelled, new(number, cell.Id, null, $"Interrupted in {label}."));
        }

        if (limit.IsCancellationRequested && result.Status == CellStatus.Cancelled)
        {
            var message = notebookToken.IsCancellationRequested
                ? NotebookLimit()
                : $"{label} ran longer than a cell may ({SessionLoss.Words(options.Limits.Cell!.Value)}); make it do less, or raise the time limit.";
            outputs.Append(new("TimeLimit", message, []));
            return (RunStatus.Failed, new(number, cell.Id, null, message));
        }

        var error = result.Error ?? new ErrorOutput("Error", $"{label} failed without saying why.", []);
        outputs.Close();
        if (!outputs.Snapshot().OfType<ErrorOutput>().Any())
        {
            outputs.Append(error);
        }

        var status = NotebookRun.IsUnavailable(error) ? RunStatus.Skipped : RunStatus.Failed;
        return (status, new(number, cell.Id, error.Line, Message(error)));
    }

    /// <summary>The session's answer, or an end to waiting for it.</summary>
    private async Task<CellResult> ResultAsync(
        INotebookSession session, CellSubmission submission, CellOutputs outputs, CancellationToken cancellationToken)
    {
        try
        {
            var answer = session.ExecuteAsync(submission, outputs, cancellationToken);
            var abandoned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = cancellationToken.Register(
                () => _ = Task.Delay(options.Abandon, CancellationToken.None).ContinueWith(_ => abandoned.TrySetResult(), TaskScheduler.Default));
            var first = await Task.WhenAny(answer, abandoned.Task).ConfigureAwait(false);
            return first == answer ? await answer.ConfigureAwait(false) : new(CellStatus.Cancelled, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(CellStatus.Cancelled, null);
        }
        catch (Exception e)
        {
            return new(CellStatus.Error, new ErrorOutput(e.GetType().Name, e.Message, []));
        }
    }

    private NotebookRun Run(RunStatus status, RunFailure? failure, string reason, INotebookSession? session)
    {
        var cells = job.Document.Cells.Select((cell, i) => cell.Kind != CellKind.Code
            ? cell
            : _executed.TryGetValue(i, out var done)
                ? cell with { ExecutionCount = done.Count, Outputs = done.Outputs.Snapshot() }
                : cell with { ExecutionCount = null, Outputs = [] });
        var inputs = session is IIsolatedSession isolated ? Inputs(isolated) : [];
        return new()
        {
            Name = job.Name,
            Path = job.Path,
            Executed = job.Document with { Cells = [.. cells] },
            Status = status,
            Failure = failure,
            Reason = reason,
            Inputs = [.. inputs.Where(i => !InputHash.IsPart(i.Path))],
            InputParts = [.. inputs.Where(i => InputHash.IsPart(i.Path))],
            Parameters = job.Parameters,
            CellDurations = [.. _durations],
        };
    }

    private ImmutableArray<InputFile> Inputs(IIsolatedSession session) =>
    [
        // The host's own assemblies are part of the host, not of what the notebook read.
        .. session.FilesRead.Where(f => !options.HostAssemblyPaths.Contains(f.Path))
            .Select(f => new InputFile(InputPaths.Relative(options.RootDirectory, f.Path), f.Sha256))
            .OrderBy(f => f.Path, StringComparer.Ordinal),
    ];

    private SessionOptions SessionOptions(PackageReferences packages, bool namesCultures) => new()
    {
        WorkingDirectory = job.WorkingDirectory,
        DefaultKernelName = job.Document.DefaultKernelName,
        HostAssemblyPaths = options.HostAssemblyPaths,
        Inputs = options.Inputs,
        Packages = packages,
        NamesCultures = namesCultures,
        PackageCacheDirectory = options.PackageCacheDirectory,
    };

    private RunFailure NoCultureData((int Cell, int Line) place) => new(
        place.Cell + 1,
        job.Document.Cells[place.Cell].Id,
        place.Line,
        string.Create(
            CultureInfo.InvariantCulture,
            $"CultureDataNotFound: cell {place.Cell + 1}, line {place.Line}: It names a culture, and this machine has no culture data. {CultureData.HowToGet}."));

    private void Report(RunStage stage, int cellNumber) => progress?.Report(new(job.Name, stage, cellNumber, _durations.Count, _total));

    private string NotebookLimit() =>
        $"The notebook ran longer than it may ({SessionLoss.Words(options.Limits.Notebook ?? TimeSpan.Zero)}); make it do less, or raise the time limit.";

    private static string Message(ErrorOutput error) => error.Name is "SessionLost" ? error.Value : $"{error.Name}: {error.Value}";
}
