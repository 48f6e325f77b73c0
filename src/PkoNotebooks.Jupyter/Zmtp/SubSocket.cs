namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Receives the messages whose first frame starts with one of its subscriptions (RFC 29).</summary>
public sealed class SubSocket(ZmtpOptions? options = null) : ZmtpSocket(ZmtpSocketType.Sub, options)
{
    private readonly ZmtpSubscriptions _wanted = new();
    private readonly HashSet<ZmtpPeer> _ready = [];
    private readonly Lock _order = new();

    /// <summary>Asks every publisher, also those yet to come; an empty topic asks for everything.</summary>
    public void Subscribe(ReadOnlySpan<byte> topic)
    {
        lock (_order)
        {
            _wanted.Add(topic);
            Tell(topic.ToArray(), true);
        }
    }

    /// <summary>Undoes one <see cref="Subscribe"/> of the same topic.</summary>
    public void Unsubscribe(ReadOnlySpan<byte> topic)
    {
        lock (_order)
        {
            if (_wanted.Remove(topic))
            {
                Tell(topic.ToArray(), false);
            }
        }
    }

    /// <exception cref="ObjectDisposedException">The socket was disposed of.</exception>
    public async ValueTask<ZmtpMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (_, message) = await DequeueAsync(cancellationToken).ConfigureAwait(false);

            // What was under way when a subscription was cancelled is no longer wanted.
            if (_wanted.Matches(message.Frames[0].Span))
            {
                return message;
            }
        }
    }

    private protected override void PeerReady(ZmtpPeer peer)
    {
        lock (_order)
        {
            foreach (var (prefix, count) in _wanted.Snapshot())
            {
                for (var i = 0; i < count; i++)
                {
                    Tell(peer, prefix, true);
                }
            }

            _ready.Add(peer);
        }
    }

    private protected override void PeerGone(ZmtpPeer peer)
    {
        lock (_order)
        {
            _ready.Remove(peer);
        }
    }

    private void Tell(byte[] topic, bool add)
    {
        foreach (var peer in _ready)
        {
            Tell(peer, topic, add);
        }
    }

    private static void Tell(ZmtpPeer peer, byte[] topic, bool add)
    {
        // The queue of a subscriber holds nothing but this, so it does not have to wait.
        var sent = peer.Info.MinorVersion >= 1
            ? peer.SendAsync(new ZmtpCommand(add ? "SUBSCRIBE" : "CANCEL", topic), CancellationToken.None)
            : peer.SendAsync(new ZmtpMessage([(byte[])[add ? (byte)1 : (byte)0, .. topic]]), CancellationToken.None);
        _ = sent.AsTask();
    }
}
