namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>The way from an interrupt, by message or by signal, to the cell that runs.</summary>
internal sealed class KernelInterrupt
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _running;

    /// <summary>Cancels what runs; without a running cell, nothing.</summary>
    public void Request()
    {
        lock (_gate)
        {
            _ = _running?.CancelAsync();
        }
    }

    /// <summary>The token of the cell that starts now; ends with <see cref="End"/>.</summary>
    public CancellationTokenSource Begin(CancellationToken cancellationToken)
    {
        var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            _running = running;
        }

        return running;
    }

    public void End()
    {
        lock (_gate)
        {
            _running = null;
        }
    }
}
