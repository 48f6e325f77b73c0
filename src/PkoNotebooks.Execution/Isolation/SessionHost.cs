using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>The host's end of a session's process: starts it, watches its memory, reads what it sends, and knows why it was lost.</summary>
internal sealed class SessionHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly MessageChannel? _channel;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly StrayOutput _stray;
    private readonly Task _stderr = Task.CompletedTask;
    private readonly Task _watching = Task.CompletedTask;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _reason;

    public SessionHost(SessionProcess process, SessionOptions options, SessionLimits limits, Action<JsonObject> take, Action<string> stray)
    {
        _stray = new(stray);
        _process = new() { StartInfo = SessionStart.Info(process, options, limits) };
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            _closed.SetResult();
            throw new SessionStartException($"'{process.FileName}' cannot be started: {e.Message}.", e);
        }

        ProcessId = _process.Id;
        _channel = new(_process.StandardOutput.BaseStream, _process.StandardInput.BaseStream);
        _stderr = _stray.ReadAsync(_process.StandardError);
        _watching = MemoryWatch.RunAsync(
            _process, limits.MemoryBytes, () => Kill(SessionLoss.Memory(limits.MemoryBytes)), _ending.Token);
        new Thread(() => Receive(take)) { IsBackground = true, Name = "session outputs" }.Start();
    }

    public int ProcessId { get; }

    /// <summary>Cancelled as soon as the process is gone.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why the process is gone, as what its cell did (<c>overflowed the stack, …</c>); null while it lives.</summary>
    public string? Loss { get; private set; }

    public void Send(JsonObject message)
    {
        try
        {
            _channel?.Send(message);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It is gone; the receiving thread finds out why.
        }
    }

    /// <summary>Ends the process and all it started, at once.</summary>
    /// <param name="reason">What its cell did.</param>
    public void Kill(string reason)
    {
        Interlocked.CompareExchange(ref _reason, reason, null);
        if (Loss is null)
        {
            SessionStart.Kill(_process, ProcessId);
        }
    }

    /// <summary>Lets the process end, and ends it if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(false);
        Interlocked.CompareExchange(ref _reason, "was ended", null);
        if (Loss is null)
        {
            Send(new() { ["type"] = "stop" });
            await Task.WhenAny(_closed.Task, Task.Delay(TimeSpan.FromMilliseconds(300))).ConfigureAwait(false);
        }

        Kill("was ended");
        await Task.WhenAny(_closed.Task, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false);
        await Task.WhenAny(Task.WhenAll(_stderr, _watching), Task.Delay(TimeSpan.FromMilliseconds(200))).ConfigureAwait(false);
        _channel?.Dispose();
        _process.Dispose();
    }

    private void Receive(Action<JsonObject> take)
    {
        try
        {
            while (_channel!.Receive() is { } message)
            {
                take(message);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A cell that finds the protocol's descriptor can write into it: that costs its own process, never the host's.
            Kill($"sent what no session sends: {e.Message}");
        }

        // Closing its end without ending would be a process that hangs without a voice.
        if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            SessionStart.Kill(_process, ProcessId);
            _process.WaitForExit(TimeSpan.FromSeconds(1));
        }

        // What it started must not outlive it.
        SessionStart.Kill(_process, ProcessId);
        _stderr.Wait(TimeSpan.FromSeconds(2));
        Loss = _reason ?? SessionLoss.Explain(_process.HasExited ? _process.ExitCode : null, _stray.Tail);
        _lost.Cancel();
        _closed.TrySetResult();
    }
}
