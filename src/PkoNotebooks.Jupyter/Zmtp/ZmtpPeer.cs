using System.Collections.Immutable;
using System.Net.Sockets;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>One connection: handshake, then reading, writing and heartbeats side by side until one of them ends.</summary>
internal sealed class ZmtpPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly ZmtpSocket _owner;
    private readonly ZmtpOptions _options;
    private readonly ZmtpFrameReader _reader;
    private readonly ZmtpFrameWriter _writer;
    private readonly ByteBoundedQueue<Outgoing> _outgoing;
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _peerTimeToLive;

    public ZmtpPeer(Socket socket, ZmtpSocket owner, ZmtpOptions options)
    {
        (_socket, _owner, _options) = (socket, owner, options);
        Gone = _gone.Token;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new ZmtpFrameReader(_stream);
        _writer = new ZmtpFrameWriter(_stream, options.StallTimeout);
        _outgoing = new ByteBoundedQueue<Outgoing>(options.SendQueueBytes, readsInline: true);
    }

    /// <summary>Set once the handshake is done.</summary>
    public ZmtpPeerInfo Info { get; private set; } = new("", ReadOnlyMemory<byte>.Empty, 0);

    /// <summary>The name by which a ROUTER knows this peer.</summary>
    public ReadOnlyMemory<byte> RoutingId { get; set; }

    /// <summary>What a subscriber asked for.</summary>
    public ZmtpSubscriptions Subscriptions { get; } = new();

    /// <summary>Cancelled once the connection has ended.</summary>
    public CancellationToken Gone { get; }

    /// <summary>Completes once the connection has ended and its socket no longer counts it.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Queues a message; waits while too many bytes wait already.</summary>
    /// <returns>False where the connection has ended.</returns>
    public ValueTask<bool> SendAsync(ZmtpMessage message, CancellationToken cancellationToken) =>
        _outgoing.EnqueueAsync(new Outgoing(message, default), message.ByteCount, cancellationToken);

    public ValueTask<bool> SendAsync(ZmtpCommand command, CancellationToken cancellationToken) =>
        _outgoing.EnqueueAsync(new Outgoing(null, command), command.Data.Length, cancellationToken);

    /// <summary>Lets queued messages leave, then ends the connection.</summary>
    public void CloseWhenSent() => _outgoing.Close();

    public void Abort()
    {
        try
        {
            // Never runs others' continuations here: the caller may hold a lock.
            _ = _abort.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself meanwhile.
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _abort.Dispose();
        _gone.Dispose();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _abort.Token);
        try
        {
            await ShakeHandsAsync(end.Token).ConfigureAwait(false);
            _owner.AddPeer(this);
            Task[] parts = [ReadAsync(end.Token), WriteAsync(end.Token), WatchAsync(end.Token)];
            var first = await Task.WhenAny(parts).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await first.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Aborted, or its socket is being disposed of.
        }
        catch (Exception e)
        {
            // Whatever a peer causes ends its own connection and nothing else.
            if (!cancellationToken.IsCancellationRequested)
            {
                _options.Log?.Invoke($"{_owner.Type.WireName()}: connection ended: {e.Message}");
            }
        }
        finally
        {
            _outgoing.Close();
            _owner.RemovePeer(this);
            _ended.TrySetResult();
            await _gone.CancelAsync().ConfigureAwait(false);
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ShakeHandsAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.HandshakeTimeout);
        try
        {
            Info = await ZmtpHandshake.RunAsync(_stream, _reader, _writer, _owner.Type, _options.Identity, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ZmtpProtocolException($"The peer did not finish the handshake in {_options.HandshakeTimeout.TotalSeconds:0} seconds.");
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var frames = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var bytes = 0L;
        while (await _reader.ReadFrameAsync(Math.Min(_options.MaxFrameBytes, _options.MaxMessageBytes - bytes), cancellationToken).ConfigureAwait(false) is { } frame)
        {
            if (frame.IsCommand)
            {
                await HandleAsync(ZmtpCommand.Parse(frame.Body), cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (frames.Count == _options.MaxFrames)
            {
                throw new ZmtpProtocolException($"A message has more than {_options.MaxFrames} frames.");
            }

            frames.Add(frame.Body);
            bytes += frame.Body.Length;
            if (!frame.HasMore)
            {
                await _owner.ArriveAsync(this, new ZmtpMessage(frames.DrainToImmutable()), cancellationToken).ConfigureAwait(false);
                bytes = 0;
            }
        }

        if (frames.Count > 0)
        {
            throw new EndOfStreamException("The peer closed within a message.");
        }
    }

    private async ValueTask HandleAsync(ZmtpCommand command, CancellationToken cancellationToken)
    {
        switch (command.Name)
        {
            case "PING" when command.Data.Length is >= 2 and <= 2 + ZmtpCommand.MaxPingContext:
                var tenths = (command.Data.Span[0] << 8) | command.Data.Span[1];
                Volatile.Write(ref _peerTimeToLive, tenths * TimeSpan.TicksPerSecond / 10);
                await SendAsync(new ZmtpCommand("PONG", command.Data[2..]), cancellationToken).ConfigureAwait(false);
                break;
            case "PING":
                throw new ZmtpProtocolException("A PING has no time to live, or a context of more than 16 bytes.");
            case "PONG":
                break;
            case "SUBSCRIBE":
                await _owner.SubscribeAsync(this, command.Data, true, cancellationToken).ConfigureAwait(false);
                break;
            case "CANCEL":
                await _owner.SubscribeAsync(this, command.Data, false, cancellationToken).ConfigureAwait(false);
                break;
            case "ERROR":
                throw new ZmtpProtocolException("The peer reported an error.");
            default:
                // Later versions may add commands; not to know one is no reason to part.
                break;
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (await _outgoing.WaitToDequeueAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_outgoing.TryDequeue(out var next))
            {
                var write = next.Message is { } message
                    ? _writer.WriteMessageAsync(message, cancellationToken)
                    : _writer.WriteCommandAsync(next.Command, cancellationToken);
                await write.ConfigureAwait(false);
            }

            await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        _socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Ends the connection where the peer is silent for longer than it or our heartbeat allows.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var step = _options.HeartbeatInterval ?? TimeSpan.FromMilliseconds(500);
        using var timer = new PeriodicTimer(step < TimeSpan.FromMilliseconds(500) ? step : TimeSpan.FromMilliseconds(500));
        var (seen, seenAt, pinged) = (0L, Environment.TickCount64, Environment.TickCount64);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            var now = Environment.TickCount64;
            if (_reader.BytesRead != seen)
            {
                (seen, seenAt) = (_reader.BytesRead, now);
            }

            var silence = TimeSpan.FromMilliseconds(now - seenAt);
            var allowed = TimeSpan.FromTicks(Volatile.Read(ref _peerTimeToLive));
            if (allowed > TimeSpan.Zero && silence > allowed + step)
            {
                throw new ZmtpProtocolException($"The peer was silent for longer than the {allowed.TotalSeconds:0.#} seconds that its PING allowed.");
            }

            if (_options.HeartbeatInterval is not { } interval)
            {
                continue;
            }

            if (silence > interval * 3)
            {
                throw new ZmtpProtocolException($"The peer answered no PING for {silence.TotalSeconds:0.#} seconds.");
            }

            if (TimeSpan.FromMilliseconds(now - pinged) >= interval)
            {
                pinged = now;
                await SendAsync(ZmtpCommand.Ping(interval * 3), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private readonly record struct Outgoing(ZmtpMessage? Message, ZmtpCommand Command);
}
