using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>
/// A session in a process of its own. Whatever a cell does to its process, the host goes on: a process that ends,
/// hangs or uses too much memory is a failed cell with a message that says which.
/// </summary>
public sealed class ChildProcessSession : IIsolatedSession
{
    private readonly SessionHost _host;
    private readonly TimeSpan _grace;
    private readonly ConcurrentDictionary<int, Request> _requests = new();
    private readonly ConcurrentDictionary<string, ReadFile> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _readOrder = new();
    private volatile Request? _cell;
    private int _lastId;

    private ChildProcessSession(SessionProcess process, SessionOptions options, SessionLimits limits)
    {
        _grace = process.Grace;
        _host = new(process, options, limits, Take, Stray);
    }

    public bool IsLost => _host.Loss is not null;

    /// <summary>The identifier of the session's process.</summary>
    public int ProcessId => _host.ProcessId;

    public ImmutableArray<ReadFile> FilesRead => [.. _readOrder.Select(path => _read[path])];

    /// <summary>Starts the process and waits until it answers.</summary>
    /// <exception cref="SessionStartException">The process does not start, or does not answer in time.</exception>
    public static async Task<ChildProcessSession> StartAsync(
        SessionProcess process, SessionOptions options, SessionLimits limits, CancellationToken cancellationToken)
    {
        var session = new ChildProcessSession(process, options, limits);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(process.StartLimit);
            var ready = await session.AskAsync(SessionMessages.Start(options, limits), null, limit.Token).ConfigureAwait(false);
            if (ready is null || SessionMessages.Text(ready, "reason") is not null)
            {
                throw new SessionStartException(
                    $"The session's process did not start: {(ready is null ? session._host.Loss : SessionMessages.Text(ready, "reason"))}");
            }

            return session;
        }
        catch (Exception e)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new SessionStartException($"The session's process did not answer within {SessionLoss.Words(process.StartLimit)}.", e);
            }

            throw;
        }
    }

    public async Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        var message = new JsonObject
        {
            ["type"] = "execute",
            ["code"] = submission.Code,
            ["kernel"] = submission.KernelName,
            ["label"] = submission.CellLabel,
        };
        var done = await AskAsync(message, sink, cancellationToken).ConfigureAwait(false);
        if (done is not null)
        {
            return new(
                Enum.TryParse<CellStatus>(SessionMessages.Text(done, "status"), out var status) ? status : CellStatus.Error,
                SessionMessages.Error(done["error"]));
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return new(CellStatus.Cancelled, null);
        }

        var loss = new ErrorOutput("SessionLost", $"{submission.CellLabel} {_host.Loss}", []);
        sink.Error(loss);
        return new(CellStatus.Error, loss);
    }

    public async Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken)
    {
        var done = await AskAsync(Question("complete", code, cursor, kernelName), null, cancellationToken).ConfigureAwait(false);
        return done?["value"] is { } value ? SessionMessages.Completion(value) : new(cursor, cursor, []);
    }

    public async Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken)
    {
        var done = await AskAsync(Question("inspect", code, cursor, kernelName), null, cancellationToken).ConfigureAwait(false);
        return done?["value"] is JsonObject value ? SessionMessages.Bundle(value) : null;
    }

    public async Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken)
    {
        var done = await AskAsync(Question("is-complete", code, 0, kernelName), null, cancellationToken).ConfigureAwait(false);
        return Enum.TryParse<CodeCompleteness>(done?["value"].AsText(), out var answer) ? answer : CodeCompleteness.Unknown;
    }

    /// <summary>Ends the process, and whatever its cells started.</summary>
    public async ValueTask DisposeAsync() => await _host.DisposeAsync().ConfigureAwait(false);

    /// <summary>The answer to a request; null where the process was lost, or had to be ended because it did not heed the token.</summary>
    private async Task<JsonObject?> AskAsync(JsonObject message, ICellOutputSink? sink, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var request = new Request(sink, cancellationToken);
        _requests[id] = request;
        if (sink is not null)
        {
            _cell = request;
        }

        message["id"] = id;
        using var lost = _host.Lost.Register(() => request.Done.TrySetResult(null));
        using var cancelled = cancellationToken.Register(() => _ = CancelAsync(id, request));
        _host.Send(message);
        try
        {
            return await request.Done.Task.ConfigureAwait(false);
        }
        finally
        {
            _requests.TryRemove(id, out _);
            if (_cell == request)
            {
                _cell = null;
            }
        }
    }

    private async Task CancelAsync(int id, Request request)
    {
        _host.Send(new() { ["type"] = "cancel", ["id"] = id });
        if (await Task.WhenAny(request.Done.Task, Task.Delay(_grace, CancellationToken.None)).ConfigureAwait(false) != request.Done.Task)
        {
            _host.Kill("was asked to stop, went on, and was ended");
        }
    }

    private void Take(JsonObject message)
    {
        var type = SessionMessages.Text(message, "type");
        if (type == "read")
        {
            Read(new(SessionMessages.Text(message, "path") ?? "", SessionMessages.Text(message, "sha256") ?? ""));
            return;
        }

        var id = SessionMessages.Id(message);
        if (type is "done" or "ready")
        {
            if (_requests.TryGetValue(id, out var ended))
            {
                ended.Done.TrySetResult(message);
            }
        }
        else if ((_requests.TryGetValue(id, out var request) ? request : _cell) is { Sink: { } sink } target)
        {
            // What a thread of an earlier cell still writes is shown where the reader is.
            Show(type, message, sink, target, id);
        }
    }

    private void Show(string? type, JsonObject message, ICellOutputSink sink, Request request, int id)
    {
        switch (type)
        {
            case "stream":
                sink.Stream(SessionMessages.Text(message, "name") ?? "stdout", SessionMessages.Text(message, "text") ?? "");
                break;
            case "display":
                sink.Display(
                    SessionMessages.Bundle(message),
                    SessionMessages.Metadata(message),
                    SessionMessages.Text(message, "displayId"),
                    message["update"]?.GetValue<bool>() ?? false);
                break;
            case "result":
                sink.Result(SessionMessages.Bundle(message), SessionMessages.Metadata(message));
                break;
            case "error" when SessionMessages.Error(message["error"]) is { } error:
                sink.Error(error);
                break;
            case "clear":
                sink.Clear(message["wait"]?.GetValue<bool>() ?? false);
                break;
            case "ask":
                _ = AnswerAsync(id, message, sink, request.CancellationToken);
                break;
        }
    }

    private async Task AnswerAsync(int id, JsonObject question, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        var answer = new JsonObject { ["type"] = "input", ["id"] = id, ["question"] = question["question"]?.DeepClone() };
        try
        {
            answer["value"] = await sink.RequestInputAsync(
                SessionMessages.Text(question, "prompt") ?? "", question["password"]?.GetValue<bool>() ?? false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InputUnavailableException or OperationCanceledException)
        {
            answer["reason"] = e.Message;
        }

        _host.Send(answer);
    }

    private void Read(ReadFile file)
    {
        if (_read.TryAdd(file.Path, file))
        {
            _readOrder.Enqueue(file.Path);
        }
        else
        {
            _read[file.Path] = file;
        }
    }

    private void Stray(string text) => _cell?.Sink?.Stream("stderr", text);

    private static JsonObject Question(string type, string code, int cursor, string? kernelName) => new()
    {
        ["type"] = type,
        ["code"] = code,
        ["cursor"] = cursor,
        ["kernel"] = kernelName,
    };

    private sealed record Request(ICellOutputSink? Sink, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<JsonObject?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
