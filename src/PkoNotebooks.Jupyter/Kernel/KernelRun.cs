using System.Text.Json.Nodes;
using System.Threading.Channels;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>One life of a kernel: the loops over its channels, from the first status to shutdown.</summary>
internal sealed class KernelRun
{
    private readonly KernelChannels _channels;
    private readonly JupyterKernelOptions _options;
    private readonly KernelSession _session;
    private readonly KernelInterrupt _interrupt = new();
    private readonly StdinChannel _stdin;
    private readonly RequestHandlers _handlers;
    private readonly ExecuteHandler _execute;
    private readonly Channel<KernelRequest> _queue = Channel.CreateUnbounded<KernelRequest>();
    private readonly TaskCompletionSource _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _arrived;
    private long _abortThrough = -1;

    public KernelRun(KernelChannels channels, Func<INotebookSession> openSession, JupyterKernelOptions options)
    {
        (_channels, _options) = (channels, options);
        _session = new KernelSession(openSession);
        _stdin = new StdinChannel(channels);
        var history = new ExecutionHistory();
        _handlers = new RequestHandlers(_session, history, options, _channels);
        _execute = new ExecuteHandler(channels, _session, _interrupt, _stdin, history, options);
    }

    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var signals = _options.HandleSignals ? new KernelSignals(_interrupt.Request, () => _shutdown.TrySetResult()) : null;
        using var cancelled = cancellationToken.Register(() => _shutdown.TrySetResult());
        _session.Open(() => WarmUpAsync(end.Token), _options.WarmUpPatience);
        _channels.PublishStatus("starting", null);
        Task[] loops =
        [
            Task.Run(() => EchoAsync(end.Token), CancellationToken.None),
            Task.Run(() => _stdin.ReceiveAsync(end.Token), CancellationToken.None),
            Task.Run(() => ReceiveShellAsync(end.Token), CancellationToken.None),
            Task.Run(() => ControlAsync(end.Token), CancellationToken.None),
            Task.Run(() => ParentWatch.RunAsync(_options.ParentProcessId, () => _shutdown.TrySetResult(), end.Token), CancellationToken.None),
        ];
        var work = Task.Run(() => WorkAsync(end.Token), CancellationToken.None);
        var first = await Task.WhenAny([_shutdown.Task, work, .. loops[..4]]).ConfigureAwait(false);
        if (first.Exception is { } failure)
        {
            _options.Log?.Invoke($"The kernel ends: {failure.GetBaseException().Message}");
        }

        _interrupt.Request();
        await end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var patience = new CancellationTokenSource(_options.ShutdownPatience);
        await work.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _session.CloseAsync(patience.Token).ConfigureAwait(false);
    }

    private async Task EchoAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var ping = await _channels.Heartbeat.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            await _channels.Heartbeat.SendAsync(ping, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes requests off the wire while cells run, so that an error can abort those already sent.</summary>
    private async Task ReceiveShellAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await _channels.ReceiveAsync(_channels.Shell, "shell", cancellationToken).ConfigureAwait(false);
            _queue.Writer.TryWrite(new KernelRequest(message, _channels.Shell, Interlocked.Increment(ref _arrived)));
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var request in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await HandleAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ControlAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await _channels.ReceiveAsync(_channels.Control, "control", cancellationToken).ConfigureAwait(false);
            await HandleAsync(new KernelRequest(message, _channels.Control, 0), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A first cell for nobody, by the way that all cells go, so that the person's first cell finds each part of it compiled.</summary>
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        if (_options.WarmUp is { } code)
        {
            var message = new JupyterMessage
            {
                Identities = [],
                Header = new MessageHeader("", "", "execute_request", "{}"u8.ToArray()),
                ParentHeader = [],
                Metadata = [],
                Content = new JsonObject { ["code"] = code, ["silent"] = true },
            };
            await AnswerAsync(new KernelRequest(message, _channels.Shell, 0), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One request, whatever happens within it: busy, answer, idle.</summary>
    private async Task HandleAsync(KernelRequest request, CancellationToken cancellationToken)
    {
        _channels.PublishStatus("busy", request.Parent);
        try
        {
            if (await AnswerAsync(request, cancellationToken).ConfigureAwait(false) is { } content)
            {
                await ReplyAsync(request, content, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            _options.Log?.Invoke($"{request.Type} failed: {e.GetType().Name}: {e.Message}");
            await ReplyAsync(request, Replies.Error(e), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _channels.PublishStatus("idle", request.Parent);
        }

        if (request.Type == "shutdown_request")
        {
            _shutdown.TrySetResult();
        }
    }

    private Task ReplyAsync(KernelRequest request, JsonObject content, CancellationToken cancellationToken)
    {
        var type = Replies.TypeFor(request.Type);
        return type is null ? Task.CompletedTask : _channels.ReplyAsync(request.Channel, request.Message, type, content, cancellationToken);
    }

    private async Task<JsonObject?> AnswerAsync(KernelRequest request, CancellationToken cancellationToken)
    {
        switch (request.Type)
        {
            case "execute_request" when request.Channel == _channels.Shell:
                return await ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
            case "interrupt_request":
                _interrupt.Request();
                return Replies.Ok();
            case "shutdown_request":
                var reply = Replies.Ok();
                reply["restart"] = request.Content.Flag("restart", missing: false);
                _channels.Publish("shutdown_reply", JsonFields.Bytes(reply), request.Parent);
                return reply;
            default:
                return await _handlers.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<JsonObject> ExecuteAsync(KernelRequest request, CancellationToken cancellationToken)
    {
        if (request.Number <= _abortThrough)
        {
            return new JsonObject { ["status"] = "aborted" };
        }

        var reply = await _execute.RunAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.Text("status") == "error" && request.Content.Flag("stop_on_error", missing: true) && !request.Content.Flag("silent", missing: false))
        {
            // What the front end had sent before it could know of the error must not run on the ruins.
            _abortThrough = Interlocked.Read(ref _arrived);
        }

        return reply;
    }
}
