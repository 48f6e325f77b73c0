using System.Buffers.Binary;
using System.Text;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Talks to many peers by name: what arrives has the peer's identity as its first frame, and so must what is sent (RFC 28).</summary>
public sealed class RouterSocket(ZmtpOptions? options = null) : ZmtpSocket(ZmtpSocketType.Router, options)
{
    private readonly Dictionary<string, ZmtpPeer> _byIdentity = [];
    private uint _next;

    /// <exception cref="ObjectDisposedException">The socket was disposed of.</exception>
    public async ValueTask<ZmtpMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var (peer, message) = await DequeueAsync(cancellationToken).ConfigureAwait(false);
        return message.Prepend(peer.RoutingId);
    }

    /// <returns>False where no such peer is connected; the message is then dropped.</returns>
    public async ValueTask<bool> SendAsync(ZmtpMessage message, CancellationToken cancellationToken)
    {
        if (message.Frames.Length < 2)
        {
            throw new ArgumentException("A ROUTER's message starts with the identity of its receiver.", nameof(message));
        }

        ZmtpPeer? peer;
        lock (_byIdentity)
        {
            _byIdentity.TryGetValue(Key(message.Frames[0]), out peer);
        }

        return peer is not null && await peer.SendAsync(message.Skip(1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a peer of that identity is connected.</summary>
    public bool Knows(ReadOnlyMemory<byte> identity)
    {
        lock (_byIdentity)
        {
            return _byIdentity.ContainsKey(Key(identity));
        }
    }

    private protected override void PeerReady(ZmtpPeer peer)
    {
        lock (_byIdentity)
        {
            if (peer.Info.Identity.IsEmpty)
            {
                var made = new byte[5];
                BinaryPrimitives.WriteUInt32BigEndian(made.AsSpan(1), ++_next);
                peer.RoutingId = made;
            }
            else
            {
                peer.RoutingId = peer.Info.Identity;
            }

            // A client that lost its connection comes back under its name before the loss of the old one is noticed.
            if (_byIdentity.Remove(Key(peer.RoutingId), out var old))
            {
                old.Abort();
            }

            _byIdentity[Key(peer.RoutingId)] = peer;
        }
    }

    private protected override void PeerGone(ZmtpPeer peer)
    {
        lock (_byIdentity)
        {
            if (_byIdentity.TryGetValue(Key(peer.RoutingId), out var known) && ReferenceEquals(known, peer))
            {
                _byIdentity.Remove(Key(peer.RoutingId));
            }
        }
    }

    private static string Key(ReadOnlyMemory<byte> identity) => Encoding.Latin1.GetString(identity.Span);
}
