using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>A front end's five sockets to one kernel, and messages out of and into them.</summary>
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
        Heartbeat = new ReqSocket(new ZmtpOptions { Log = log });
        Publications.Subscribe([]);
        Publications.Connect(connection.Endpoint(connection.IOPubPort));
        Shell.Connect(connection.Endpoint(connection.ShellPort));
        Control.Connect(connection.Endpoint(connection.ControlPort));
        Stdin.Connect(connection.Endpoint(connection.StdinPort));
        Heartbeat.Connect(connection.Endpoint(connection.HeartbeatPort));
    }

    public DealerSocket Shell { get; }

    public DealerSocket Control { get; }

    public DealerSocket Stdin { get; }

    public SubSocket Publications { get; }

    public ReqSocket Heartbeat { get; }

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
    public async Task<JupyterMessage> ReceiveAsync(DealerSocket channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Decode(await channel.ReceiveAsync(cancellationToken).ConfigureAwait(false)) is { } message)
            {
                return message;
            }
        }
    }

    public async Task<JupyterMessage> ReceivePublicationAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Decode(await Publications.ReceiveAsync(cancellationToken).ConfigureAwait(false)) is { } message)
            {
                return message;
            }
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(
        Shell.DisposeAsync().AsTask(),
        Control.DisposeAsync().AsTask(),
        Stdin.DisposeAsync().AsTask(),
        Heartbeat.DisposeAsync().AsTask(),
        Publications.DisposeAsync().AsTask()).ConfigureAwait(false);

    private JupyterMessage? Decode(ZmtpMessage frames)
    {
        try
        {
            return _codec.Decode(frames);
        }
        catch (MalformedMessageException e)
        {
            _log?.Invoke($"A message of the kernel was dropped: {e.Message}");
            return null;
        }
    }
}
