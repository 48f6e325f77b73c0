namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>
/// Keeps the kernel's own work moving when a cell blocks the thread pool: a watch on a thread of its own sees that the pool
/// takes no work and lets it grow at once, and takes that back when the pool has been at ease for a while.
/// </summary>
/// <remarks>Without it the pool grows by a thread or two a second, and interrupts and heartbeats wait behind the cell's tasks.</remarks>
internal sealed class PoolRelief : IDisposable
{
    private const int Most = 4096;
    private const int CalmRounds = 50;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _watch;

    public PoolRelief()
    {
        _watch = new Thread(Watch) { IsBackground = true, Name = "pool relief" };
        _watch.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _watch.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        ThreadPool.GetMinThreads(out var usual, out var completions);
        var (minimum, calm) = (usual, 0);
        using var ran = new ManualResetEventSlim();
        Probe(ran);
        while (!_stop.Wait(Round))
        {
            if (ran.IsSet)
            {
                if (minimum > usual && ++calm == CalmRounds)
                {
                    ThreadPool.SetMinThreads(minimum = usual, completions);
                }

                ran.Reset();
                Probe(ran);
                continue;
            }

            calm = 0;
            if (minimum < Most)
            {
                minimum = Math.Min(Most, Math.Max(minimum, 16) * 2);
                ThreadPool.SetMinThreads(minimum, completions);
            }
        }

        ThreadPool.SetMinThreads(usual, completions);
        ran.Wait(Round);
    }

    private static void Probe(ManualResetEventSlim ran) => ThreadPool.UnsafeQueueUserWorkItem(static signal => Set(signal), ran, preferLocal: false);

    private static void Set(ManualResetEventSlim signal)
    {
        try
        {
            signal.Set();
        }
        catch (ObjectDisposedException)
        {
            // The watch has ended meanwhile.
        }
    }
}
