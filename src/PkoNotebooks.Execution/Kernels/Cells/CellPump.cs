using System.Collections.Concurrent;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>Runs what a cell awaits on the cell's own thread, as a console program with a message loop would.</summary>
internal sealed class CellPump : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    private volatile bool _ended;

    public override void Post(SendOrPostCallback d, object? state)
    {
        // Work that outlives its cell goes on where all other background work runs.
        if (_ended)
        {
            ThreadPool.QueueUserWorkItem(_ => d(state));
            return;
        }

        _queue.Add((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Runs posted work until the task has ended. Call on the cell's thread.</summary>
    public void RunUntilEnd(Task task, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            return;
        }

        task.ContinueWith(_ => _queue.Add((static _ => { }, null)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            var (callback, state) = _queue.Take(cancellationToken);
            callback(state);
        }
    }

    public void End()
    {
        _ended = true;
        while (_queue.TryTake(out var item))
        {
            var (callback, state) = item;
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }
    }
}
