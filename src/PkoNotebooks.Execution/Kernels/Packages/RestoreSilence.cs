using System.Diagnostics;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>
/// Tells a restore that waits for a source that does not answer from one that works. NuGet itself waits 100 seconds for
/// an answer, several times over, and cannot be told otherwise; a body that stops coming it notices itself.
/// </summary>
/// <remarks>
/// What it prints is a sign of life; so is computing. A package that is on its way may take as long as it takes.
/// Only the time without any of these counts, never the whole.
/// </remarks>
internal sealed class RestoreSilence(Process process, TimeSpan longest)
{
    // A command that has said nothing yet is still starting, on a busy machine perhaps slowly.
    private const int StartFactor = 4;

    // What is on its way NuGet itself watches; this is for when it is never told to have come.
    private const int DownloadFactor = 30;

    // A process that waits uses far less of a processor; one that unpacks, hashes or starts uses more.
    private const double BusyShare = 0.05;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _onTheirWay = new(StringComparer.OrdinalIgnoreCase);
    private bool _begun;
    private long _since = Stopwatch.GetTimestamp();
    private TimeSpan _busy;

    /// <summary>A line that the command printed.</summary>
    public void Heard(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lock (_lock)
        {
            // "OK https://…/a.1.0.0.nupkg 94ms": the headers came, the body follows; "Installed A 1.0.0 from …": it did.
            if (words is ["OK" or "CACHE", var url, ..] && IsPackage(url))
            {
                _onTheirWay.Add(url);
            }
            else if (words is ["Installed", var id, var version, ..])
            {
                _onTheirWay.RemoveWhere(u => u.Contains(id, StringComparison.OrdinalIgnoreCase) && u.Contains(version, StringComparison.OrdinalIgnoreCase));
            }

            _begun = true;
            _since = Stopwatch.GetTimestamp();
            _busy = ProcessorTime();
        }
    }

    /// <summary>Cancels the source when the command has been silent for too long; ends when the source is cancelled.</summary>
    public async Task RunAsync(CancellationTokenSource ended)
    {
        try
        {
            using var timer = new PeriodicTimer(longest / 10);
            while (await timer.WaitForNextTickAsync(ended.Token).ConfigureAwait(false))
            {
                if (IsOver())
                {
                    await ended.CancelAsync().ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The command ended.
        }
    }

    private bool IsOver()
    {
        lock (_lock)
        {
            if (Stopwatch.GetElapsedTime(_since) < longest * (_onTheirWay.Count > 0 ? DownloadFactor : _begun ? 1 : StartFactor))
            {
                return false;
            }

            var busy = ProcessorTime();
            if (busy - _busy <= longest * BusyShare)
            {
                return true;
            }

            (_since, _busy) = (Stopwatch.GetTimestamp(), busy);
            return false;
        }
    }

    // The two forms of address that the two protocols of NuGet give.
    private static bool IsPackage(string url) =>
        url.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase) || url.Contains("/package/", StringComparison.OrdinalIgnoreCase);

    private TimeSpan ProcessorTime()
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException or System.ComponentModel.Win32Exception)
        {
            // It ended in between.
            return _busy;
        }
    }
}
