using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>
/// A front end's sockets to one kernel, and messages out of and into them. There is none for heartbeats: who started the kernel's process
/// sees its end sooner.
/// </summary>
internal sealed class KernelClient : IAsyncDisposable
{
    private readonly MessageCodec _codec;
    private readonly Action<string>? _log;

    public KernelClient(ConnectionFile connection, Action<string>? log = null)
    {
        _log = log;
        _codec = new MessageCodec(connection.Key, Guid.NewGuid().ToString("N"), "pko");

        // Shell and stdin share an identity: by it the kernel finds whom to ask.
        var options = new ZmtpOptions { Identity = Guid.NewGuid().ToByteArray() is var id && id[0] == 0 ? [1, .. id] : id, Log = log };
        Shell = new DealerSocket(options);
        Control = new DealerSocket(options);
        Stdin = new DealerSocket(options);
        Publications = new SubSocket(new ZmtpOptions { Log = log });
        Publications.Subscribe([]);
        Publications.Connect(connection.Endpoint(connection.IOPubPort));
        Shell.Connect(connection.Endpoint(connection.ShellPort));
        Control.Connect(connection.Endpoint(connection.ControlPort));
        Stdin.Connect(connection.Endpoint(connection.StdinPort));
    }

    public DealerSocket Shell { get; }

    public DealerSocket Control { get; }

    public DealerSocket Stdin { get; }

    public SubSocket Publications { get; }

    /// <summary>A message ready to leave, and the id by which its answers are known.</summary>
    public (ZmtpMessage Frames, string Id) Make(string type, JsonObject content, ReadOnlyMemory<byte>? parent = null) =>
        _codec.Encode([], type, parent, JsonFields.Bytes(content));

    /// <returns>The id of the message.</returns>
    public async Task<string> SendAsync(DealerSocket channel, string type, JsonObject content, CancellationToken cancellationToken, ReadOnlyMemory<byte>? parent = null)
    {
        var (frames, id) = Make(type, content, parent);
        await channel.SendAsync(frames, cancellationToken).ConfigureAwait(false);
        return id;
    }

    /// <summary>The next sound message; others are logged and passed over.</summary>
    public Task<JupyterMessage> ReceiveAsync(DealerSocket channel, CancellationToken cancellationToken) =>
        SoundAsync(channel.ReceiveAsync, cancellationToken);

    /// <inheritdoc cref="ReceiveAsync"/>
    public Task<JupyterMessage> ReceivePublicationAsync(CancellationToken cancellationToken) =>
        SoundAsync(Publications.ReceiveAsync, cancellationToken);

    public async ValueTask DisposeAsync() => await Task.WhenAll(
        Shell.DisposeAsync().AsTask(),
        Control.DisposeAsync().AsTask(),
        Stdin.DisposeAsync().AsTask(),
        Publications.DisposeAsync().AsTask()).ConfigureAwait(false);

    private async Task<JupyterMessage> SoundAsync(Func<CancellationToken, ValueTask<ZmtpMessage>> receive, CancellationToken cancellationToken)
    {
        while (true)
        {
            var frames = await receive(cancellationToken).ConfigureAwait(false);
            try
            {
                return _codec.Decode(frames);
            }
            catch (MalformedMessageException e)
            {
                _log?.Invoke($"A message of the kernel was dropped: {e.Message}");
            }
        }
    }
}
