namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Limits and times of a socket. The defaults suit a kernel and its front ends on one machine.</summary>
public sealed record ZmtpOptions
{
    /// <summary>How ROUTER peers call this socket: at most 255 bytes, the first not zero. Default: none; the peer makes one up.</summary>
    public ReadOnlyMemory<byte> Identity { get; init; }

    /// <summary>Largest frame accepted, in bytes. Default: 1 GiB. A peer that announces more is dropped before it sends it.</summary>
    public long MaxFrameBytes { get; init; } = 1L << 30;

    /// <summary>Largest message accepted, all frames together, in bytes. Default: 1 GiB.</summary>
    public long MaxMessageBytes { get; init; } = 1L << 30;

    /// <summary>Most frames in a message. Default: 4096.</summary>
    public int MaxFrames { get; init; } = 4096;

    /// <summary>Most peers at a time; more are turned away. Default: 256.</summary>
    public int MaxPeers { get; init; } = 256;

    /// <summary>Most subscriptions that one subscriber may hold. Default: 1024.</summary>
    public int MaxSubscriptions { get; init; } = 1024;

    /// <summary>Bytes waiting to be sent to one peer before senders wait. Default: 256 MiB.</summary>
    public long SendQueueBytes { get; init; } = 256L << 20;

    /// <summary>Bytes received and not yet read before peers are made to wait. Default: 256 MiB.</summary>
    public long ReceiveQueueBytes { get; init; } = 256L << 20;

    /// <summary>Time for greeting and handshake. Default: 10 seconds.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a peer may take none of the bytes that wait for it before it is dropped. Default: 30 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long disposal waits for queued messages to leave. Default: 1 second.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often to PING a peer; a peer silent for three intervals is dropped. Default: null, never.</summary>
    public TimeSpan? HeartbeatInterval { get; init; }

    /// <summary>First wait before connecting again; doubles up to <see cref="MaxReconnectDelay"/>. Default: 10 milliseconds.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Default: half a second.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Told of peers that are dropped and why, from any thread. Default: nobody.</summary>
    public Action<string>? Log { get; init; }
}
