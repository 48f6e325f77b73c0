using System.Globalization;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>A thread for one cell: user code may block it, and an interrupt may have to abandon it.</summary>
internal static class CellThread
{
    // As deep as the main thread of a Linux process twice over: recursion in a cell is not cut short by our own frames.
    private const int StackBytes = 16 << 20;

    /// <summary>Runs the body on a new background thread with the invariant culture.</summary>
    /// <param name="body">The work; what it throws becomes the task's exception.</param>
    /// <param name="grace">How long a cancelled body may go on before the task ends without it.</param>
    public static async Task<T> RunAsync<T>(Func<T> body, TimeSpan grace, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                try
                {
                    done.TrySetResult(body());
                }
                catch (Exception error)
                {
                    done.TrySetException(error);
                }
            },
            StackBytes)
        { IsBackground = true, Name = "notebook cell" };
        thread.Start();

        using var watch = cancellationToken.Register(
            () => _ = Task.Delay(grace, CancellationToken.None).ContinueWith(
                _ => done.TrySetCanceled(cancellationToken), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default));
        return await done.Task.ConfigureAwait(false);
    }
}
