using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Kernel;
using PkoNotebooks.Jupyter.Kernelspecs;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>A notebook that runs in any installed Jupyter kernel: this kit's, .NET Interactive's, ipykernel or another.</summary>
/// <remarks>
/// A kernel that dies fails the running cell at once and every later one. A cell that does not stop within
/// <see cref="JupyterSessionOptions.InterruptPatience"/> of its cancellation takes its kernel with it.
/// </remarks>
public sealed class JupyterSession : INotebookSession
{
    // How long an answer may lag behind the word that the kernel is idle, or the other way round.
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);

    private readonly Kernelspec _spec;
    private readonly JupyterSessionOptions _options;
    private readonly KernelProcess _process;
    private readonly KernelConversation _kernel;
    private readonly KernelGuard _guard;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private bool _disposed;

    private JupyterSession(Kernelspec spec, JupyterSessionOptions options, KernelProcess process)
    {
        (_spec, _options, _process) = (spec, options, process);
        _kernel = new KernelConversation(process.Connection, process.Exited, options.Log) { Unanswerable = StopAsync };
        _guard = new KernelGuard(process, spec.Name, options.MemoryBytes);
    }

    /// <summary>The kernel's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What the kernel said of itself: the content of <c>kernel_info_reply</c>.</summary>
    public JsonObject KernelInfo { get; private set; } = [];

    /// <summary>Completes as soon as the kernel's process has ended, for whatever reason.</summary>
    public Task KernelExited => _process.Exited;

    /// <summary>Starts a kernel and waits until it answers and its publications arrive.</summary>
    /// <exception cref="KernelStartException">It cannot be started, ended before it answered, or took too long.</exception>
    public static async Task<JupyterSession> StartAsync(Kernelspec spec, JupyterSessionOptions options, CancellationToken cancellationToken)
    {
        var process = KernelProcess.Start(spec, options.RuntimeDirectory ?? JupyterPaths.Current().Runtime, options.WorkingDirectory);
        var session = new JupyterSession(spec, options, process);
        try
        {
            await session.ReadyAsync(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            process.Kill();
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        try
        {
            await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Failed(CellStatus.Cancelled, Interrupted(), sink);
        }

        try
        {
            return _process.Exited.IsCompleted ? Failed(CellStatus.Error, _guard.Death(), sink)
                : await RunAsync(submission, sink, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken)
    {
        var (text, offset) = Located(code, kernelName);
        var reply = await AskAsync("complete_request", new JsonObject { ["code"] = text, ["cursor_pos"] = CursorPosition.ToCodePoints(text, cursor + offset) }, cancellationToken).ConfigureAwait(false);
        return ReplyReading.Completion(reply, text, offset, cursor);
    }

    /// <inheritdoc/>
    public async Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken)
    {
        var (text, offset) = Located(code, kernelName);
        var content = new JsonObject { ["code"] = text, ["cursor_pos"] = CursorPosition.ToCodePoints(text, cursor + offset), ["detail_level"] = 0 };
        var reply = await AskAsync("inspect_request", content, cancellationToken).ConfigureAwait(false);
        return reply.Flag("found", missing: false) ? PublishedOutput.Bundle(reply) : null;
    }

    /// <inheritdoc/>
    public async Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken)
    {
        var reply = await AskAsync("is_complete_request", new JsonObject { ["code"] = Located(code, kernelName).Text }, cancellationToken).ConfigureAwait(false);
        return ReplyReading.Completeness(reply);
    }

    /// <summary>Shuts the kernel down, by force where it does not go by itself; leaves no process and no file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.Exited.IsCompleted)
        {
            using var patience = new CancellationTokenSource(_options.ShutdownPatience);
            try
            {
                await _kernel.ControlAsync("shutdown_request", new JsonObject { ["restart"] = false }, patience.Token).ConfigureAwait(false);
                await _process.Exited.WaitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (KernelDiedException)
            {
                // It went before it was asked to.
            }
            catch (OperationCanceledException)
            {
                _options.Log?.Invoke($"Kernel '{_spec.Name}' did not shut down in {_options.ShutdownPatience.TotalSeconds:0} seconds and is killed.");
            }
        }

        await _guard.DisposeAsync().ConfigureAwait(false);
        await _process.DisposeAsync().ConfigureAwait(false);
        await _kernel.DisposeAsync().ConfigureAwait(false);
        _oneAtATime.Dispose();
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.StartTimeout);
        try
        {
            // Once a reply and the publications around it have come, both ways are open. Kernels before protocol 5.4 do not
            // say when the subscription has reached them, so the question is asked until its publications arrive too.
            while (true)
            {
                var request = await _kernel.SendAsync("kernel_info_request", [], null, limit.Token).ConfigureAwait(false);
                KernelInfo = (await _kernel.AliveAsync(request.Reply, limit.Token).ConfigureAwait(false)).Content;
                if (await Task.WhenAny(request.Idle, Task.Delay(500, limit.Token)).ConfigureAwait(false) == request.Idle)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KernelStartException($"Kernel '{_spec.Name}' gave no answer in {_options.StartTimeout.TotalSeconds:0} seconds ({_process.Epitaph}).");
        }
        catch (KernelDiedException)
        {
            throw new KernelStartException($"Kernel '{_spec.Name}' ended before it answered ({_process.Epitaph}).");
        }
    }

    private async Task<CellResult> RunAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        var content = new JsonObject
        {
            ["code"] = Located(submission.Code, submission.KernelName).Text,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = true,
            ["stop_on_error"] = true,
        };
        PendingRequest? request = null;
        try
        {
            request = await _kernel.SendAsync("execute_request", content, sink, cancellationToken).ConfigureAwait(false);
            await _kernel.AliveAsync(Task.WhenAny(request.Idle, request.Reply), cancellationToken).ConfigureAwait(false);
            await _kernel.AliveAsync(Task.WhenAll(request.Idle, request.Reply).WaitAsync(Lag, cancellationToken), cancellationToken).ConfigureAwait(false);
            return Result(request, (await request.Reply.ConfigureAwait(false)).Content, sink);
        }
        catch (KernelDiedException)
        {
            return Failed(CellStatus.Error, _guard.Death(), sink);
        }
        catch (TimeoutException) when (request is { Reply.IsCompletedSuccessfully: true })
        {
            // Some kernels forget to say that they are idle; what the cell published has had its time to come.
            return Result(request, (await request.Reply.ConfigureAwait(false)).Content, sink);
        }
        catch (TimeoutException)
        {
            return Failed(CellStatus.Error, new ErrorOutput("KernelSilent", "The kernel is idle but did not say how the cell ended.", []), sink);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(request).ConfigureAwait(false);
            return request?.Error is { } error ? new CellResult(CellStatus.Cancelled, error) : Failed(CellStatus.Cancelled, Interrupted(), sink);
        }
    }

    private static CellResult Result(PendingRequest request, JsonObject reply, ICellOutputSink sink)
    {
        if (reply.Text("status") == "ok")
        {
            return new CellResult(CellStatus.Ok, null);
        }

        return request.Error is { } error ? new CellResult(CellStatus.Error, error) : Failed(CellStatus.Error, PublishedOutput.Error(reply), sink);
    }

    /// <summary>Interrupts, waits, and kills where that does not help.</summary>
    private async Task StopAsync(PendingRequest? request)
    {
        using var patience = new CancellationTokenSource(_options.InterruptPatience);
        try
        {
            if (_spec.InterruptByMessage)
            {
                await _kernel.ControlAsync("interrupt_request", [], patience.Token).ConfigureAwait(false);
            }
            else
            {
                _process.Interrupt();
            }

            if (request is not null)
            {
                await _kernel.AliveAsync(request.Idle, patience.Token).ConfigureAwait(false);
            }
        }
        catch (KernelDiedException)
        {
            // Dead is stopped as well.
        }
        catch (OperationCanceledException)
        {
            _guard.Kill($"it did not stop {_options.InterruptPatience.TotalSeconds:0} seconds after the interrupt");
        }
    }

    private async Task<JsonObject> AskAsync(string type, JsonObject content, CancellationToken cancellationToken)
    {
        var request = await _kernel.SendAsync(type, content, null, cancellationToken).ConfigureAwait(false);
        try
        {
            return (await _kernel.AliveAsync(request.Reply, cancellationToken).ConfigureAwait(false)).Content;
        }
        catch (KernelDiedException)
        {
            return [];
        }
    }

    /// <summary>The text with the magic command of its language where that is not the session's nor said by the text, and how far that shifts a cursor.</summary>
    private (string Text, int Offset) Located(string code, string? kernelName)
    {
        var magic = kernelName is null || kernelName == _options.DefaultKernelName || code.AsSpan().TrimStart().StartsWith($"#!{kernelName}", StringComparison.Ordinal)
            ? "" : $"#!{kernelName}\n";
        return (magic + code, magic.Length);
    }

    private static ErrorOutput Interrupted() => new("Cancelled", "The cell was interrupted.", ["The cell was interrupted."]);

    private static CellResult Failed(CellStatus status, ErrorOutput error, ICellOutputSink sink)
    {
        sink.Error(error);
        return new CellResult(status, error);
    }
}
