using System.Diagnostics;
using System.Globalization;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>Looks at a process's memory several times a second: the runtime's own limit does not count native memory.</summary>
internal static class MemoryWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(Process process, long limitBytes, Action exceeded, CancellationToken cancellationToken)
    {
        var processId = process.Id;
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                if (ResidentBytes(process, processId) is not { } bytes)
                {
                    return;
                }

                if (bytes > limitBytes)
                {
                    exceeded();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The session ended.
        }
    }

    /// <summary>Memory that the process holds, in bytes; null where it is gone.</summary>
    private static long? ResidentBytes(Process process, int processId)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // Second field of statm, in pages: far cheaper than what Process.Refresh reads.
                var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/statm")).Split(' ');
                return long.Parse(fields[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            }

            process.Refresh();
            return process.HasExited ? null : process.WorkingSet64;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
