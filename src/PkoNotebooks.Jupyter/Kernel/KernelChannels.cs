using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>A kernel's five sockets, and messages in and out of them.</summary>
internal sealed class KernelChannels : IAsyncDisposable
{
    private readonly JupyterKernelOptions _options;
    private readonly Lock _publishing = new();

    private KernelChannels(ConnectionFile connection, JupyterKernelOptions options)
    {
        _options = options;
        Codec = new MessageCodec(connection.Key, Guid.NewGuid().ToString("N"), "kernel");
        var transport = new ZmtpOptions { Log = options.Log };
        Shell = new RouterSocket(transport);
        Control = new RouterSocket(transport);
        Stdin = new RouterSocket(transport);
        Heartbeat = new RepSocket(transport);
        Publications = new PubSocket(transport) { Welcome = Welcome };
        Connection = connection;
    }

    /// <summary>With the ports that are listened on.</summary>
    public ConnectionFile Connection { get; private set; }

    public MessageCodec Codec { get; }

    public RouterSocket Shell { get; }

    public RouterSocket Control { get; }

    public RouterSocket Stdin { get; }

    public RepSocket Heartbeat { get; }

    public PubSocket Publications { get; }

    /// <exception cref="ZmtpBindException">A port is taken.</exception>
    public static KernelChannels Open(ConnectionFile connection, JupyterKernelOptions options)
    {
        var channels = new KernelChannels(connection, options);
        try
        {
            channels.Connection = connection with
            {
                ShellPort = channels.Bind(channels.Shell, connection.ShellPort),
                ControlPort = channels.Bind(channels.Control, connection.ControlPort),
                StdinPort = channels.Bind(channels.Stdin, connection.StdinPort),
                HeartbeatPort = channels.Bind(channels.Heartbeat, connection.HeartbeatPort),
                IOPubPort = channels.Bind(channels.Publications, connection.IOPubPort),
            };
            return channels;
        }
        catch
        {
            _ = channels.DisposeAsync().AsTask();
            throw;
        }
    }

    /// <summary>Sends to every front end, in the order of the calls. Waits where a front end takes no more for now.</summary>
    /// <param name="type">The message type; also the topic.</param>
    /// <param name="content">JSON.</param>
    /// <param name="parent">The header of the request that caused it; null for none.</param>
    public void Publish(string type, ReadOnlyMemory<byte> content, ReadOnlyMemory<byte>? parent)
    {
        lock (_publishing)
        {
            var (frames, _) = Codec.Encode([Encoding.ASCII.GetBytes(type)], type, parent, content);
            var sent = Publications.SendAsync(frames, CancellationToken.None);
            if (!sent.IsCompletedSuccessfully)
            {
                sent.AsTask().GetAwaiter().GetResult();
            }
        }
    }

    public void PublishStatus(string state, ReadOnlyMemory<byte>? parent) =>
        Publish("status", JsonFields.Bytes(new JsonObject { ["execution_state"] = state }), parent);

    /// <summary>Answers a request on the channel that it came from.</summary>
    public async Task ReplyAsync(RouterSocket channel, JupyterMessage request, string type, JsonObject content, CancellationToken cancellationToken)
    {
        var (frames, _) = Codec.Encode(request.Identities, type, request.Header.Json, JsonFields.Bytes(content));
        await channel.SendAsync(frames, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next sound message; others are logged and passed over.</summary>
    public async Task<JupyterMessage> ReceiveAsync(RouterSocket channel, string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await channel.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return Codec.Decode(message);
            }
            catch (MalformedMessageException e)
            {
                _options.Log?.Invoke($"{name}: a message was dropped: {e.Message}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(
            Shell.DisposeAsync().AsTask(),
            Control.DisposeAsync().AsTask(),
            Stdin.DisposeAsync().AsTask(),
            Heartbeat.DisposeAsync().AsTask(),
            Publications.DisposeAsync().AsTask()).ConfigureAwait(false);
    }

    private int Bind(ZmtpSocket socket, int port)
    {
        if (Connection.Transport == "ipc" && port == 0)
        {
            port = 1;
            while (File.Exists(ZmtpEndpoint.Parse(Connection.Endpoint(port)).Path))
            {
                port++;
            }
        }

        var bound = socket.Bind(Connection.Endpoint(port));
        return bound.Path is null ? bound.Port : port;
    }

    /// <summary>Tells a new subscriber that from now on it misses nothing (protocol 5.4).</summary>
    private ZmtpMessage Welcome(ReadOnlyMemory<byte> topic)
    {
        var content = new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic.Span) };
        return Codec.Encode([topic], "iopub_welcome", null, JsonFields.Bytes(content)).Frames;
    }
}
