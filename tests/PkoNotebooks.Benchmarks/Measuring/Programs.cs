using System.Diagnostics;

namespace PkoNotebooks.Benchmarks.Measuring;

/// <summary>Programs that are measured from outside: this one again, the command, Python.</summary>
internal static class Programs
{
    public static string Python => Environment.GetEnvironmentVariable("PKO_PYTHON") ?? (File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3");

    /// <summary>The command as it was built with this project.</summary>
    public static string Pko => Path.Combine(AppContext.BaseDirectory, "pko.dll");

    /// <summary>The root of the repository.</summary>
    public static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "PkoNotebooks.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new ArgumentException("This has to run from a build inside a clone of the project.");
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed, and the seconds that it took.</returns>
    /// <exception cref="MissingProgramException">It is not there, or failed.</exception>
    public static async Task<(string Output, double Seconds)> RunAsync(string program, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        var watch = Stopwatch.StartNew();
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MissingProgramException($"'{program}' does not start: {e.Message}.");
        }

        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? (output, watch.Elapsed.TotalSeconds)
                : throw new MissingProgramException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}:\n{await errors}");
        }
    }
}
