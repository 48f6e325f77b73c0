using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>Runs the <c>dotnet</c> command of the installed SDK.</summary>
internal static class DotnetCommand
{
    /// <summary>The exit code of a command that was ended because nothing came from it any more.</summary>
    public const int TimedOut = -2;

    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <param name="silence">How long it may be silent while it downloads and computes nothing (<see cref="RestoreSilence"/>).</param>
    /// <param name="cancellationToken">Ends the command and what it started.</param>
    /// <exception cref="PackageNotFoundException">There is no SDK.</exception>
    public static async Task<CommandOutput> RunAsync(
        IEnumerable<string> arguments, string workingDirectory, TimeSpan silence, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Host())
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A build that started us leaves its own settings in the environment; they are not meant for this one.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k is "DOTNET_HOST_PATH").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        // A source that does not answer is to be reported in seconds: one more try, then its error.
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "2";
        start.Environment["NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS"] = "200";

        using var process = Start(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = new RestoreSilence(process, silence);
        var text = new StringBuilder();
        try
        {
            process.StandardInput.Close();
            _ = watch.RunAsync(limit);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            while (await process.StandardOutput.ReadLineAsync(limit.Token).ConfigureAwait(false) is { } line)
            {
                watch.Heard(line);
                text.Append(line).Append('\n');
            }

            text.Append(await error.ConfigureAwait(false));
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new CommandOutput(process.ExitCode, text.ToString());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return new CommandOutput(TimedOut, text.ToString());
        }
        finally
        {
            // The watch looks at the process, which ends here.
            await limit.CancelAsync().ConfigureAwait(false);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new PackageNotFoundException("NuGet packages need the .NET SDK, and no 'dotnet' command was found. Install the SDK, or set DOTNET_ROOT.");
        }
    }

    private static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var root = Path.GetFullPath(Path.Combine(CSharp.FrameworkReferences.Folder, "..", "..", "..", name));
        return File.Exists(root) ? root
            : Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } given && File.Exists(Path.Combine(given, name)) ? Path.Combine(given, name)
            : name;
    }
}

/// <param name="ExitCode">0 for success.</param>
/// <param name="Text">Standard output, then standard error.</param>
internal sealed record CommandOutput(int ExitCode, string Text);
