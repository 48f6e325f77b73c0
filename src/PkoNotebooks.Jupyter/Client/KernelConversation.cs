using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>Requests to a running kernel, and the answers, publications and questions that belong to them.</summary>
internal sealed class KernelConversation : IAsyncDisposable
{
    private readonly KernelClient _client;
    private readonly Task _exited;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, PendingRequest> _pending = new(StringComparer.Ordinal);
    private readonly Task[] _loops;

    public KernelConversation(ConnectionFile connection, Task kernelExited, Action<string>? log)
    {
        _client = new KernelClient(connection, log);
        _exited = kernelExited;
        _loops =
        [
            Task.Run(() => PublicationsAsync(_end.Token)),
            Task.Run(() => RepliesAsync(_client.Shell, _end.Token)),
            Task.Run(() => RepliesAsync(_client.Control, _end.Token)),
            Task.Run(() => QuestionsAsync(_end.Token)),
        ];
    }

    /// <summary>Told of a request whose question nobody can answer.</summary>
    public Func<PendingRequest, Task>? Unanswerable { get; set; }

    /// <exception cref="KernelDiedException">The kernel has ended.</exception>
    public async Task<PendingRequest> SendAsync(string type, JsonObject content, ICellOutputSink? sink, CancellationToken cancellationToken)
    {
        var request = new PendingRequest(sink);
        var (frames, id) = _client.Make(type, content);
        _pending[id] = request;
        await AliveAsync(_client.Shell.SendAsync(frames, cancellationToken).AsTask(), cancellationToken).ConfigureAwait(false);
        return request;
    }

    /// <summary>Sends on the control channel, where nothing waits for a running cell.</summary>
    public Task ControlAsync(string type, JsonObject content, CancellationToken cancellationToken) =>
        AliveAsync(_client.SendAsync(_client.Control, type, content, cancellationToken), cancellationToken);

    /// <summary>Waits for something from the kernel.</summary>
    /// <exception cref="KernelDiedException">The kernel ended first.</exception>
    public async Task AliveAsync(Task task, CancellationToken cancellationToken)
    {
        await Task.WhenAny(task, _exited).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!task.IsCompleted)
        {
            // What the kernel sent before its end may still be on its way.
            await Task.WhenAny(task, Task.Delay(200, cancellationToken)).ConfigureAwait(false);
        }

        if (!task.IsCompleted)
        {
            throw new KernelDiedException();
        }

        await task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="AliveAsync(Task, CancellationToken)"/>
    public async Task<T> AliveAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        await AliveAsync((Task)task, cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _client.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task PublicationsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await _client.ReceivePublicationAsync(cancellationToken).ConfigureAwait(false);
            if (message.ParentId is { } id && _pending.TryGetValue(id, out var request))
            {
                request.Publish(message);
                Forget(id, request);
            }
        }
    }

    private async Task RepliesAsync(DealerSocket channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await _client.ReceiveAsync(channel, cancellationToken).ConfigureAwait(false);
            if (message.ParentId is { } id && _pending.TryGetValue(id, out var request))
            {
                request.Answer(message);
                Forget(id, request);
            }
        }
    }

    private void Forget(string id, PendingRequest request)
    {
        if (request.Reply.IsCompleted && request.Idle.IsCompleted)
        {
            _pending.TryRemove(id, out _);
        }
    }

    private async Task QuestionsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var question = await _client.ReceiveAsync(_client.Stdin, cancellationToken).ConfigureAwait(false);
            if (question.Header.MessageType != "input_request" || question.ParentId is not { } id || !_pending.TryGetValue(id, out var request) || request.Sink is null)
            {
                continue;
            }

            try
            {
                var prompt = question.Content.Text("prompt") ?? "";
                var answer = await request.Sink.RequestInputAsync(prompt, question.Content.Flag("password", missing: false), cancellationToken).ConfigureAwait(false);
                var content = new JsonObject { ["value"] = answer, ["status"] = "ok" };
                await _client.SendAsync(_client.Stdin, "input_reply", content, cancellationToken, question.Header.Json).ConfigureAwait(false);
            }
            catch (InputUnavailableException e)
            {
                // The cell must not wait for ever for what will not come.
                request.Sink.Stream("stderr", e.Message + "\n");
                await (Unanswerable?.Invoke(request) ?? Task.CompletedTask).ConfigureAwait(false);
            }
        }
    }
}
