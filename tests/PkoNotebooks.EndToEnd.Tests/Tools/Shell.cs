using System.Diagnostics;

namespace PkoNotebooks.EndToEnd.Tests.Tools;

/// <summary>What a program printed and how it ended.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1];

    public override string ToString() => $"exit code {ExitCode}\n--- stdout\n{Output}\n--- stderr\n{Errors}";
}

/// <summary>Runs programs as a user would.</summary>
internal static class Shell
{
    public static Task<ShellResult> PkoAsync(params string[] arguments) => PkoInAsync(Repository.Root, null, arguments);

    public static Task<ShellResult> PkoInAsync(string directory, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        RunAsync("dotnet", [Repository.Pko, .. arguments], directory, environment);

    /// <summary>Starts the command and kills it (SIGKILL) at a moment, unless it has ended before.</summary>
    public static async Task PkoKilledAsync(TimeSpan moment, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Pko, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(moment));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await read;
    }

    public static async Task<ShellResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string directory,
        IReadOnlyDictionary<string, string>? environment = null,
        string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return new ShellResult(process.ExitCode, await output, await errors);
    }
}
