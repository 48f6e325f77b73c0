using System.Collections.Concurrent;
using System.Globalization;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>
/// A thread for cells, one after the other, for a small cell takes hardly longer than a thread's start. An interrupt may have to abandon
/// it, and a thread on which the runtime has once ended code by force is not ended so again: after an interrupt the next cell gets a new one.
/// </summary>
internal sealed class CellThread : IDisposable
{
    // As deep as the main thread of a Linux process twice over: recursion in a cell is not cut short by our own frames.
    private const int StackBytes = 16 << 20;

    private readonly Lock _gate = new();
    private Work? _current;

    /// <summary>
    /// Runs the body on a background thread, one body at a time. It begins in the invariant culture, whatever the machine's is, or in the one
    /// that an earlier cell made the default of threads: as in .NET Interactive, a cell that sets only its own culture sets nobody else's.
    /// </summary>
    /// <param name="body">The work; what it throws becomes the task's exception.</param>
    /// <param name="grace">How long a cancelled body may go on before the task ends without it.</param>
    /// <param name="cancellationToken">Asks the body to end; it is the body's to obey.</param>
    public async Task<T> RunAsync<T>(Func<T> body, TimeSpan grace, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _current ??= new Work();
            var context = ExecutionContext.Capture() ?? throw new InvalidOperationException("A cell's output is found through the execution context: it must flow.");
            _current.Add(() => ExecutionContext.Run(context, _ => Run(body, done), null));
        }

        using var watch = cancellationToken.Register(
            () => _ = Task.Delay(grace, CancellationToken.None).ContinueWith(
                _ => done.TrySetCanceled(cancellationToken), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default));
        try
        {
            return await done.Task.ConfigureAwait(false);
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                Dispose();
            }
        }
    }

    /// <summary>Ends the thread once its body has ended; a further body gets a new one.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _current?.End();
            _current = null;
        }
    }

    private static void Run<T>(Func<T> body, TaskCompletionSource<T> done)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture ?? CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture ?? CultureInfo.InvariantCulture;
        try
        {
            done.TrySetResult(body());
        }
        catch (Exception error)
        {
            done.TrySetException(error);
        }
    }

    /// <summary>The thread, and what it is to do next.</summary>
#pragma warning disable CA1001
    private sealed class Work
#pragma warning restore CA1001
    {
        // Never disposed: an abandoned thread may come back to it at any time.
        private readonly BlockingCollection<Action> _bodies = [];

        public Work() => new Thread(Loop, StackBytes) { IsBackground = true, Name = "notebook cell" }.UnsafeStart();

        public void Add(Action body) => _bodies.Add(body);

        public void End() => _bodies.CompleteAdding();

        private void Loop()
        {
            foreach (var body in _bodies.GetConsumingEnumerable())
            {
                body();

                // A cell may have changed them for itself.
                Thread.CurrentThread.Priority = ThreadPriority.Normal;
                Thread.CurrentThread.IsBackground = true;
            }
        }
    }
}
