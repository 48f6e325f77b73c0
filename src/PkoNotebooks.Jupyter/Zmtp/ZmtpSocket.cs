using System.Collections.Immutable;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>What all sockets share: listening, connecting again and again, the set of peers, the queue of what arrived.</summary>
/// <remarks>Safe for use from several threads unless a socket type says otherwise.</remarks>
public abstract class ZmtpSocket : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private readonly List<ZmtpListener> _listeners = [];
    private TaskCompletionSource _peerArrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connections;
    private bool _disposed;

    private protected ZmtpSocket(ZmtpSocketType type, ZmtpOptions? options)
    {
        Type = type;
        Options = options ?? new ZmtpOptions();
        if (Options.Identity.Length > 255 || (Options.Identity.Length > 0 && Options.Identity.Span[0] == 0))
        {
            throw new ArgumentException("An identity has at most 255 bytes and does not start with a zero byte.", nameof(options));
        }

        Incoming = new ByteBoundedQueue<(ZmtpPeer, ZmtpMessage)>(Options.ReceiveQueueBytes);
    }

    public ZmtpSocketType Type { get; }

    public ZmtpOptions Options { get; }

    /// <summary>Peers whose handshake is done.</summary>
    public int PeerCount => Peers.Length;

    internal ImmutableArray<ZmtpPeer> Peers { get; private set; } = [];

    private protected ByteBoundedQueue<(ZmtpPeer Peer, ZmtpMessage Message)> Incoming { get; }

    /// <summary>Listens; port 0 picks a free one.</summary>
    /// <returns>The endpoint with its actual port.</returns>
    /// <exception cref="FormatException">The text is no endpoint.</exception>
    /// <exception cref="ZmtpBindException">The endpoint cannot be listened on.</exception>
    public ZmtpEndpoint Bind(string endpoint)
    {
        var listener = ZmtpListener.Open(ZmtpEndpoint.Parse(endpoint));
        lock (_gate)
        {
            if (_disposed)
            {
                listener.Dispose();
                throw new ObjectDisposedException(GetType().Name);
            }

            _listeners.Add(listener);
        }

        Track(listener.AcceptAsync(RunPeerAsync, Options.Log, _stop.Token));
        return listener.Endpoint;
    }

    /// <summary>Connects in the background, and again whenever the connection ends, until the socket is disposed of.</summary>
    /// <exception cref="FormatException">The text is no endpoint.</exception>
    public void Connect(string endpoint)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Track(ZmtpConnector.RunAsync(ZmtpEndpoint.Parse(endpoint), RunPeerAsync, Options, _stop.Token));
    }

    /// <summary>Waits until at least one peer has finished its handshake.</summary>
    public async Task WaitForPeerAsync(CancellationToken cancellationToken)
    {
        while (Peers.IsEmpty)
        {
            Task arrived;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                arrived = Peers.IsEmpty ? _peerArrived.Task : Task.CompletedTask;
            }

            await arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets queued messages leave for at most <see cref="ZmtpOptions.Linger"/>, then closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _peerArrived.TrySetException(new ObjectDisposedException(GetType().Name));
            _ = _peerArrived.Task.Exception;
        }

        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }

        foreach (var peer in Peers)
        {
            peer.CloseWhenSent();
        }

        _stop.CancelAfter(Peers.IsEmpty ? TimeSpan.Zero : Options.Linger);
        await DrainAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Incoming.Close();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    internal void AddPeer(ZmtpPeer peer)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                throw new OperationCanceledException();
            }

            PeerReady(peer);
            Peers = Peers.Add(peer);
            _peerArrived.TrySetResult();
        }
    }

    internal void RemovePeer(ZmtpPeer peer)
    {
        lock (_gate)
        {
            Peers = Peers.Remove(peer);
            PeerGone(peer);
            if (Peers.IsEmpty && _peerArrived.Task.IsCompleted && !_disposed)
            {
                _peerArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>A whole message came in. Completes when there is room for it, so that a slow reader slows its peers.</summary>
    internal virtual async ValueTask ArriveAsync(ZmtpPeer peer, ZmtpMessage message, CancellationToken cancellationToken) =>
        await Incoming.EnqueueAsync((peer, message), message.ByteCount, cancellationToken).ConfigureAwait(false);

    /// <summary>A peer asked for a topic, or no longer wants it. Only publishers care.</summary>
    internal virtual ValueTask SubscribeAsync(ZmtpPeer peer, ReadOnlyMemory<byte> topic, bool add, CancellationToken cancellationToken) => default;

    /// <summary>Called under a lock, before the peer can be sent to.</summary>
    private protected virtual void PeerReady(ZmtpPeer peer)
    {
    }

    /// <summary>Called under a lock, also for peers that never became ready.</summary>
    private protected virtual void PeerGone(ZmtpPeer peer)
    {
    }

    private protected async ValueTask<(ZmtpPeer Peer, ZmtpMessage Message)> DequeueAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Incoming.DequeueAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(GetType().Name);
        }
    }

    private async Task RunPeerAsync(Socket socket)
    {
        using var peer = new ZmtpPeer(socket, this, Options);
        try
        {
            if (Interlocked.Increment(ref _connections) > Options.MaxPeers)
            {
                Options.Log?.Invoke($"{Type.WireName()}: a peer was turned away: {Options.MaxPeers} are connected.");
                return;
            }

            await peer.RunAsync(_stop.Token).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private void Track(Task task)
    {
        lock (_gate)
        {
            _running.Add(task);
        }

        _ = task.ContinueWith(
            done =>
            {
                lock (_gate)
                {
                    _running.Remove(done);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task DrainAsync()
    {
        while (!Peers.IsEmpty && !_stop.IsCancellationRequested)
        {
            await Task.Delay(2, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
