using System.Diagnostics;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>A running Python script; killed where its test ends first.</summary>
internal sealed class PythonProcess(Process process) : IDisposable
{
    private readonly Task<string> _error = process.StandardError.ReadToEndAsync();

    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The script ended: " + await _error);

    /// <summary>Waits for the end, wants exit code 0 and gives what was written to standard output.</summary>
    public async Task<string> SucceedAsync(CancellationToken cancellationToken)
    {
        var (exit, output, error) = await EndAsync(cancellationToken);
        Assert.True(exit == 0, $"The script ended with {exit}.\n{output}\n{error}");
        return output;
    }

    public async Task<(int Exit, string Output, string Error)> EndAsync(CancellationToken cancellationToken)
    {
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output, await _error);
    }

    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
