using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>Ends a kernel that uses too much memory or does not stop, and knows afterwards why it is gone.</summary>
internal sealed class KernelGuard : IAsyncDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);

    private readonly KernelProcess _process;
    private readonly string _name;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watch;
    private string? _killedBecause;

    /// <param name="process">The kernel.</param>
    /// <param name="name">How messages call it.</param>
    /// <param name="memoryBytes">What it may use; null for no limit.</param>
    public KernelGuard(KernelProcess process, string name, long? memoryBytes)
    {
        (_process, _name) = (process, name);
        _watch = memoryBytes is { } limit ? Task.Run(() => WatchAsync(limit, _end.Token)) : Task.CompletedTask;
    }

    /// <summary>Ends the kernel at once.</summary>
    /// <param name="because">What it did, as <c>it used …</c>.</param>
    public void Kill(string because)
    {
        _killedBecause = because;
        _process.Kill();
    }

    /// <summary>The error of a cell whose kernel is gone.</summary>
    public ErrorOutput Death()
    {
        var message = $"The kernel '{_name}' died ({_killedBecause ?? _process.Epitaph}). Its variables are lost; the cells after this one cannot run.";
        return new ErrorOutput("KernelDied", message, [message]);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task WatchAsync(long limit, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_process.MemoryBytes() > limit)
            {
                Kill($"it used more than {limit >> 20} MiB of memory");
                return;
            }
        }
    }
}
