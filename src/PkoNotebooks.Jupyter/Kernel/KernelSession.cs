using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>The session, opened and warmed up in the background while the kernel's sockets take their first messages.</summary>
/// <param name="open">Makes the session.</param>
internal sealed class KernelSession(Func<INotebookSession> open)
{
    private readonly Lazy<Task<INotebookSession>> _session = new(() => Task.Run(open));
    private Task _warm = Task.CompletedTask;

    /// <param name="warmUp">What makes the session warm; what it throws is of no interest.</param>
    /// <param name="patience">How long from now anybody waits for it.</param>
    public void Open(Func<Task> warmUp, TimeSpan patience)
    {
        _ = _session.Value;
        _warm = Task.WhenAny(Task.Run(warmUp), Task.Delay(patience));
    }

    /// <summary>Waits until the session is warm, failed to become so, or has had its time.</summary>
    public Task WaitUntilWarmAsync(CancellationToken cancellationToken) => _warm.WaitAsync(cancellationToken);

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
}
