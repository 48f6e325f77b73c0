using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>The session, opened and warmed up in the background while the kernel's sockets take their first messages.</summary>
/// <param name="open">Makes the session.</param>
/// <param name="warmUp">The first cell, for nobody; null for none.</param>
internal sealed class KernelSession(Func<INotebookSession> open, string? warmUp)
{
    private readonly Lazy<Task<INotebookSession>> _session = new(() => Task.Run(open));

    private Task _warm = Task.CompletedTask;

    public void Open(CancellationToken cancellationToken) => _warm = Task.Run(() => WarmUpAsync(cancellationToken), CancellationToken.None);

    /// <summary>Waits until the session is warm, failed to become so, or has had its time.</summary>
    public async Task WaitUntilWarmAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        await _warm.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Throws what opening the session threw.</summary>
    public Task<INotebookSession> GetAsync(CancellationToken cancellationToken) => _session.Value.WaitAsync(cancellationToken);

    /// <summary>Disposes of the session, if it lets itself be disposed of in time.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await Task.Run(
            async () =>
            {
                var session = await _session.Value.ConfigureAwait(false);
                await session.DisposeAsync().ConfigureAwait(false);
            },
            CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            var session = await _session.Value.ConfigureAwait(false);
            if (warmUp is not null)
            {
                await session.ExecuteAsync(new CellSubmission(warmUp, null, "start"), new ExpressionSink(), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // The first cell will meet the same error, and somebody who wants to know it.
        }
    }
}
