namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>The way from an interrupt, by message or by signal, to the cell that runs.</summary>
internal sealed class KernelInterrupt
{
    private readonly Lock _gate = new();

    // The person's cell, and at the start perhaps the one that warms the session up.
    private readonly List<CancellationTokenSource> _running = [];

    /// <summary>Cancels what runs; without a running cell, nothing.</summary>
    public void Request()
    {
        lock (_gate)
        {
            foreach (var cell in _running)
            {
                _ = cell.CancelAsync();
            }
        }
    }

    /// <summary>The token of the cell that starts now; ends with <see cref="End"/>.</summary>
    public CancellationTokenSource Begin(CancellationToken cancellationToken)
    {
        var cell = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            _running.Add(cell);
        }

        return cell;
    }

    public void End(CancellationTokenSource cell)
    {
        lock (_gate)
        {
            _running.Remove(cell);
        }
    }
}
