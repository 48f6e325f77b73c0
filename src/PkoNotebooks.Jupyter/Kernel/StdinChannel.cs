using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Questions to the person at the front end that sent the running cell.</summary>
internal sealed class StdinChannel(KernelChannels channels)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _waiting = new(StringComparer.Ordinal);
    private readonly Channel<bool> _turn = Channel.CreateBounded<bool>(1);

    /// <summary>Hands replies to whoever waits for one; replies that nobody waits for are dropped.</summary>
    public async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await channels.ReceiveAsync(channels.Stdin, "stdin", cancellationToken).ConfigureAwait(false);
            if (message.Header.MessageType == "input_reply"
                && _waiting.TryGetValue(Key(message), out var answer)
                && message.Content.Text("value") is { } value)
            {
                answer.TrySetResult(value);
            }
        }
    }

    /// <param name="request">The cell's request: its sender's stdin socket has the same identity as its shell socket.</param>
    /// <exception cref="InputUnavailableException">The front end has no stdin channel.</exception>
    public async Task<string> AskAsync(KernelRequest request, string prompt, bool password, CancellationToken cancellationToken)
    {
        // One question at a time: whoever gets his mark into the channel has the turn.
        await _turn.Writer.WriteAsync(true, cancellationToken).ConfigureAwait(false);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var key = Key(request.Message);
        _waiting[key] = answer;
        try
        {
            var content = new JsonObject { ["prompt"] = prompt, ["password"] = password };
            var (frames, _) = channels.Codec.Encode(request.Message.Identities, "input_request", request.Parent, JsonFields.Bytes(content));

            // A front end may still be connecting its stdin socket when its first cell already asks.
            for (var tries = 0; !await channels.Stdin.SendAsync(frames, cancellationToken).ConfigureAwait(false); tries++)
            {
                if (tries == 20)
                {
                    throw new InputUnavailableException("The front end has no stdin channel, so nobody can answer.");
                }

                await Task.Delay(100, cancellationToken).ConfigureAwait(false);
            }

            return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _waiting.TryRemove(key, out _);
            _turn.Reader.TryRead(out var _);
        }
    }

    private static string Key(JupyterMessage message) => message.Identities.IsEmpty ? "" : Convert.ToHexString(message.Identities[0].Span);
}
