using System.Runtime;
using System.Runtime.ExceptionServices;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>Runs code that a notebook brought, so that it can be stopped even in a loop that never looks up.</summary>
internal static class UserCode
{
    /// <summary>Runs the work on the calling thread until it ends, awaited parts included.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the work has been ended where it stood.</exception>
    public static T Run<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pump = new CellPump();
        var stopper = new CellStopper(Thread.CurrentThread);
        var previous = SynchronizationContext.Current;
        var result = default(T)!;
        ExceptionDispatchInfo? failure = null;
        SynchronizationContext.SetSynchronizationContext(pump);

        // Stopping waits for the thread to reach a place where it can stop; whoever cancels must not wait with it.
        using var watch = cancellationToken.UnsafeRegister(static s => ThreadPool.UnsafeQueueUserWorkItem(static t => t.Stop(), (CellStopper)s!, false), stopper);
        try
        {
            // The only way to end a synchronous endless loop without ending the process. A cell's state may be left
            // half done, as with any interrupt; that is what the person at the notebook asked for.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(Body, stopper.Token);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            stopper.End();
            SynchronizationContext.SetSynchronizationContext(previous);
            pump.End();
        }

        cancellationToken.ThrowIfCancellationRequested();
        failure?.Throw();
        return result;

        void Body()
        {
            try
            {
                var task = work();
                pump.RunUntilEnd(task, cancellationToken);
                result = task.GetAwaiter().GetResult();
            }
            catch (Exception error) when (error is not ThreadAbortException)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        }
    }

    /// <summary>Runs synchronous work in the same way.</summary>
    public static T Run<T>(Func<T> work, CancellationToken cancellationToken) => Run(() => Task.FromResult(work()), cancellationToken);
}
