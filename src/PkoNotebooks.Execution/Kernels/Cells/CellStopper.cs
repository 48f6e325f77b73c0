namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>Stops the thread of a cell: wakes it where it sleeps or waits, and ends it where it computes.</summary>
#pragma warning disable CA1001
internal sealed class CellStopper(Thread thread)
#pragma warning restore CA1001
{
    // Never disposed: a late stop may still be using it.
    private readonly CancellationTokenSource _abort = new();
    private readonly Lock _gate = new();
    private bool _ended;
    private bool _interrupted;

    /// <summary>Cancelled when computing code is to be ended.</summary>
    public CancellationToken Token => _abort.Token;

    public void Stop()
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _interrupted = true;
            thread.Interrupt();
        }

        _abort.Cancel();
    }

    /// <summary>From here on the thread is ours again. Call on that thread.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
        }

        if (_interrupted)
        {
            try
            {
                // An interrupt that found nothing to wake would wake our own next wait.
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
            }
        }
    }
}
