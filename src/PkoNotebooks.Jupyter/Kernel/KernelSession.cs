using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>The session, opened in the background so that a front end that only wants to know the kernel does not wait for it.</summary>
internal sealed class KernelSession(Func<INotebookSession> open)
{
    private readonly Lazy<Task<INotebookSession>> _session = new(() => Task.Run(open));

    public void Open() => _ = _session.Value;

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
