using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>
/// Starts the kernels of notebooks that run side by side one after another: the next begins when the one before has run its first cell.
/// .NET Interactive looks for a free port and takes it a moment later; two that start at once choose the same one, and the second dies, sometimes
/// only after it has answered.
/// </summary>
internal sealed class KernelStarts(Func<SessionOptions, SessionLimits, CancellationToken, Task<INotebookSession>> start)
{
    private Task _before = Task.CompletedTask;

    public async Task<INotebookSession> StartAsync(SessionOptions options, SessionLimits limits, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Interlocked.Exchange(ref _before, turn.Task);
        try
        {
            await before.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Started(await start(options, limits, cancellationToken).ConfigureAwait(false), turn);
        }
        catch
        {
            // Whoever gives up its place passes it on when it would have come.
            _ = before.ContinueWith(_ => turn.TrySetResult(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    private sealed class Started(INotebookSession session, TaskCompletionSource turn) : INotebookSession
    {
        public async Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
        {
            try
            {
                return await session.ExecuteAsync(submission, sink, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                turn.TrySetResult();
            }
        }

        public Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
            session.CompleteAsync(code, cursor, kernelName, cancellationToken);

        public Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) =>
            session.InspectAsync(code, cursor, kernelName, cancellationToken);

        public Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken) =>
            session.IsCompleteAsync(code, kernelName, cancellationToken);

        public async ValueTask DisposeAsync()
        {
            try
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                turn.TrySetResult();
            }
        }
    }
}
