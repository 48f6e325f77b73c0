using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>A running Python script; killed where its test ends first.</summary>
internal sealed class PythonProcess : IDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _errorLines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _error;

    public PythonProcess(Process process)
    {
        _process = process;
        _error = ReadErrorAsync();
    }

    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The script ended: " + await _error);

    /// <summary>The next line of standard error, as it comes.</summary>
    public async Task<string> ReadErrorLineAsync(CancellationToken cancellationToken) => await _errorLines.Reader.ReadAsync(cancellationToken);

    /// <summary>Waits for the end, wants exit code 0 and gives what was written to standard output.</summary>
    public async Task<string> SucceedAsync(CancellationToken cancellationToken)
    {
        var (exit, output, error) = await EndAsync(cancellationToken);
        Assert.True(exit == 0, $"The script ended with {exit}.\n{output}\n{error}");
        return output;
    }

    public async Task<(int Exit, string Output, string Error)> EndAsync(CancellationToken cancellationToken)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task<string> ReadErrorAsync()
    {
        var all = new StringBuilder();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            all.Append(line).Append('\n');
            _errorLines.Writer.TryWrite(line);
        }

        _errorLines.Writer.TryComplete();
        return all.ToString();
    }
}
