using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>The whole of a session's process: runs the cells that its host sends, and ends when the host is gone.</summary>
public sealed class SessionServer
{
    private readonly MessageChannel _channel;
    private readonly Func<SessionOptions, INotebookSession> _create;
    private readonly ConcurrentDictionary<int, (CancellationTokenSource Cancel, RemoteSink? Sink)> _running = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private INotebookSession? _session;
    private long _cellOutputBytes;

    private SessionServer(MessageChannel channel, Func<SessionOptions, INotebookSession> create)
    {
        _channel = channel;
        _create = create;
    }

    /// <summary>Serves a session over standard input and output until standard input closes or the token is cancelled.</summary>
    /// <param name="create">Makes the in-process session; a host adds here what no message can carry, such as <see cref="SessionOptions.Sql"/>.</param>
    /// <param name="cancellationToken">Ends the session.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(Func<SessionOptions, INotebookSession> create, CancellationToken cancellationToken = default)
    {
        var (input, output) = StandardStreams.Reserve();
        if (!OperatingSystem.IsWindows())
        {
            UnixProcess.LeadGroup();
        }

        // Results must not depend on who runs the notebook and where.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        using var channel = new MessageChannel(input, output);
        var server = new SessionServer(channel, create);
        AppContext.SetData("Notebook.InputRead", new Action<string>(new ReadFileLog(server.Report).Add));

        // A thread of its own: cells may use up the pool, and the host's orders must still arrive.
        var reader = new Thread(server.Receive) { IsBackground = true, Name = "session orders" };
        reader.Start();
        using var stop = cancellationToken.Register(() => server._ended.TrySetResult());
        await server._ended.Task.ConfigureAwait(false);
        if (server._session is { } session)
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }

        return 0;
    }

    private void Receive()
    {
        while (_channel.Receive() is { } message)
        {
            Take(message);
        }

        // The host closed its end, or died. A cell may be in an endless loop: nothing polite would end that.
        End();
    }

    private void Take(JsonObject message)
    {
        var id = SessionMessages.Id(message);
        switch (SessionMessages.Text(message, "type"))
        {
            case "start":
                Start(message, id);
                break;
            case "execute":
                Run(message, id, new RemoteSink(_channel, id, _cellOutputBytes));
                break;
            case "complete" or "inspect" or "is-complete":
                Run(message, id, null);
                break;
            case "cancel" when _running.TryGetValue(id, out var running):
                // On the pool: what a cell hangs on its token must not hold up the next order.
                ThreadPool.QueueUserWorkItem(_ => Cancel(running.Cancel));
                break;
            case "stop":
                _ended.TrySetResult();
                break;
            case "input" when _running.TryGetValue(id, out var asking):
                asking.Sink?.Answer(message);
                break;
        }
    }

    private void Start(JsonObject message, int id)
    {
        try
        {
            var options = SessionMessages.Options(message);
            Directory.SetCurrentDirectory(options.WorkingDirectory);
            _cellOutputBytes = message["cellOutputBytes"]?.GetValue<long>() ?? 8L << 20;
            _session = _create(options);
            _channel.Send(new() { ["type"] = "ready", ["id"] = id });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _channel.Send(new() { ["type"] = "ready", ["id"] = id, ["reason"] = e.Message });
        }
    }

    private void Run(JsonObject message, int id, RemoteSink? sink)
    {
        var cancel = new CancellationTokenSource();
        _running[id] = (cancel, sink);
        _ = Task.Run(async () =>
        {
            var done = new JsonObject { ["type"] = "done", ["id"] = id };
            try
            {
                await AnswerAsync(message, sink, done, cancel.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                var error = new ErrorOutput(e.GetType().Name, e.Message, [.. e.ToString().Split('\n')]);
                done["status"] = e is OperationCanceledException ? nameof(CellStatus.Cancelled) : nameof(CellStatus.Error);
                done["error"] = SessionMessages.Error(error);
            }

            _running.TryRemove(id, out _);
            _channel.Send(done);
        });
    }

    private async Task AnswerAsync(JsonObject message, RemoteSink? sink, JsonObject done, CancellationToken cancellationToken)
    {
        var session = _session ?? throw new InvalidOperationException("The session was not started.");
        var code = SessionMessages.Text(message, "code") ?? "";
        var kernel = SessionMessages.Text(message, "kernel");
        var cursor = message["cursor"].AsInt() ?? 0;
        switch (SessionMessages.Text(message, "type"))
        {
            case "execute":
                var cell = new CellSubmission(code, kernel, SessionMessages.Text(message, "label") ?? "cell");
                var result = await session.ExecuteAsync(cell, sink!, cancellationToken).ConfigureAwait(false);
                done["status"] = result.Status.ToString();
                done["error"] = SessionMessages.Error(result.Error);
                break;
            case "complete":
                done["value"] = SessionMessages.Completion(await session.CompleteAsync(code, cursor, kernel, cancellationToken).ConfigureAwait(false));
                break;
            case "inspect":
                var found = await session.InspectAsync(code, cursor, kernel, cancellationToken).ConfigureAwait(false);
                done["value"] = found is null ? null : SessionMessages.Output("inspect", 0, found, []);
                break;
            default:
                done["value"] = (await session.IsCompleteAsync(code, kernel, cancellationToken).ConfigureAwait(false)).ToString();
                break;
        }
    }

    private void Report(ReadFile file) => _channel.Send(new() { ["type"] = "read", ["path"] = file.Path, ["sha256"] = file.Sha256 });

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException)
        {
            // What a cell's own registrations throw is no concern of the session's.
        }
    }

    private void End()
    {
        _ended.TrySetResult();
        if (!OperatingSystem.IsWindows())
        {
            // With everything that the cells started.
            UnixProcess.KillGroup(Environment.ProcessId);
        }

        System.Diagnostics.Process.GetCurrentProcess().Kill(entireProcessTree: true);
    }
}
