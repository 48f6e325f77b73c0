using System.Diagnostics;
using System.Globalization;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.Cultures;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>How a session's process begins, and how it is made to end.</summary>
internal static class SessionStart
{
    public static ProcessStartInfo Info(SessionProcess process, SessionOptions options, SessionLimits limits)
    {
        var info = new ProcessStartInfo(process.FileName, process.Arguments)
        {
            WorkingDirectory = options.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // The runtime refuses before the watch has to kill: an OutOfMemoryException names the line, a killed process does not.
        info.Environment["DOTNET_GCHeapHardLimit"] = (limits.MemoryBytes / 10 * 9).ToString("X", CultureInfo.InvariantCulture);

        // Several notebooks share the machine, and a server heap would take a share of it for each processor.
        info.Environment["DOTNET_gcServer"] = "0";

        // A session lives for seconds: what the JIT would learn from counting calls comes too late and costs a tenth of its time.
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment["TZ"] = "UTC";
        // Without the library the process would not even start.
        var hasCultures = options.NamesCultures && CultureData.OfThisMachine.Version is not null;
        foreach (var (name, value) in CultureData.Variables)
        {
            // Null: as the program is built, whatever is set for others on this machine.
            info.Environment[name] = hasCultures ? value : null;
        }

        foreach (var (name, value) in process.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    /// <summary>Ends a process and all that it started; does nothing where none is left.</summary>
    public static void Kill(Process process, int processId)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // Also after its own end: programs that it started are still of its group.
                UnixProcess.KillGroup(processId);
            }

            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended in between.
        }
    }
}
