using System.ComponentModel;
using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace PkoNotebooks.Interactive;

/// <summary><c>#!pko check</c>, <c>#!pko "claims --text 002"</c>: the kit's commands from a cell.</summary>
internal static class PkoCommand
{
    private const string Name = "#!pko";

    // What makes sense beside a running notebook; the others change it or never end.
    private static readonly string[] Commands = ["check", "claims", "data check", "doctor", "kernel list", "verify"];

    public static KernelActionDirective Directive() => new(Name)
    {
        Description = $"Runs a command of the kit: {string.Join(", ", Commands)}. Options stand with the command in quotes.",
        Parameters =
        {
            new KernelDirectiveParameter("--command", "The command with its options, in quotes where there is a space.")
            {
                AllowImplicitName = true, Required = true,
            }.AddCompletions(() => Commands),
        },
    };

    public static async Task RunAsync(RunPko command, KernelInvocationContext context)
    {
        var words = command.Command.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Start(words) is not { } start)
        {
            context.Fail(command, message: "#!pko: the command pko was not found. Put it on the PATH, name it in the environment variable PKO, or build it: dotnet build -c Release src/PkoNotebooks.Cli");
            return;
        }

        try
        {
            using var process = Process.Start(start)!;
            await ShowAsync(process, words, command, context).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            context.Fail(command, e, $"#!pko: {start.FileName} cannot be started: {e.Message}");
        }
    }

    private static async Task ShowAsync(Process process, string[] words, RunPko command, KernelInvocationContext context)
    {
        // An interrupted cell leaves nothing running.
        await using var stop = context.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        context.DisplayAs((await output.ConfigureAwait(false)).TrimEnd(), PlainTextFormatter.MimeType);
        if (process.ExitCode != 0)
        {
            context.Fail(command, message: $"pko {string.Join(' ', words)} ended with exit code {process.ExitCode}. {(await errors.ConfigureAwait(false)).Trim()}");
        }
    }

    private static ProcessStartInfo? Start(string[] words)
    {
        var pko = Environment.GetEnvironmentVariable("PKO") is { Length: > 0 } named ? named : Built(Environment.CurrentDirectory) ?? OnPath();
        return !File.Exists(pko) ? null : new ProcessStartInfo(
            pko.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? "dotnet" : pko,
            pko.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? [pko, .. words] : words)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
    }

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pko.exe" : "pko")).FirstOrDefault(File.Exists);

    // Beside the notebooks of this repository: what its build made.
    private static string? Built(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var pko = Path.Combine(folder, "artifacts", "bin", "PkoNotebooks.Cli", "release", "pko.dll");
            if (File.Exists(pko))
            {
                return pko;
            }
        }

        return null;
    }
}
