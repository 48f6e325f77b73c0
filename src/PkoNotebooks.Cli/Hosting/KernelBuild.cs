using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>The build that a kernelspec starts: published once, compiled ahead of time, so that a kernel is there at once.</summary>
internal static class KernelBuild
{
    /// <summary>This very build.</summary>
    public static string[] AsBuilt() => [.. Program(AppContext.BaseDirectory)];

    /// <summary>Publishes a ReadyToRun build under <c>artifacts/kernel</c>, and gives the command that starts it.</summary>
    /// <exception cref="MissingToolException">The SDK is missing, or it could not publish.</exception>
    public static async Task<string[]> PublishAsync(ProjectLayout layout, CancellationToken cancellationToken)
    {
        var project = Path.Combine(layout.Root, "src", "PkoNotebooks.Cli", "PkoNotebooks.Cli.csproj");
        if (!File.Exists(project))
        {
            // Installed from a published build already.
            return AsBuilt();
        }

        var folder = Path.Combine(layout.Artifacts, "kernel");
        var dotnet = OptionalTool.OnPath("dotnet")
            ?? throw new MissingToolException("The .NET SDK was not found on PATH; it builds the kernel. Get it from https://dotnet.microsoft.com/download, or use --as-built.");
        await Console.Error.WriteLineAsync("publishing the kernel (once; about a minute)").ConfigureAwait(false);

        // Its own folders: publishing for one runtime must not disturb the build that people and tests use, nor its lock files.
        string[] arguments =
        [
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-v", "quiet", "-o", folder,
            "-p:PublishReadyToRun=true", "-p:SeparateLockFiles=true", "-p:RestoreLockedMode=false",
            $"-p:ArtifactsPath={Path.Combine(layout.Artifacts, "kernel-build")}",
        ];
        using var process = Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new MissingToolException($"'{dotnet}' did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? [.. Program(folder)]
            : throw new MissingToolException($"The kernel could not be published:\n{await output.ConfigureAwait(false)}{await errors.ConfigureAwait(false)}\nUse --as-built to register the build at hand.");
    }

    private static IEnumerable<string> Program(string folder)
    {
        var executable = Path.Combine(folder, OperatingSystem.IsWindows() ? "pko.exe" : "pko");
        return File.Exists(executable) ? [executable] : ["dotnet", Path.Combine(folder, "pko.dll")];
    }
}
