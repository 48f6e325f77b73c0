using System.Collections.Immutable;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>
/// Sends each message to every subscriber whose subscription is a prefix of its first frame (RFC 29).
/// A slow subscriber makes the sender wait; one that takes nothing for <see cref="ZmtpOptions.StallTimeout"/> is dropped.
/// </summary>
public sealed class PubSocket(ZmtpOptions? options = null) : ZmtpSocket(ZmtpSocketType.Pub, options)
{
    private const int MaxTopicBytes = 4096;

    /// <summary>What a new subscriber is sent first, by its topic, and only it; null for nothing. As with an XPUB socket's subscription events.</summary>
    public Func<ReadOnlyMemory<byte>, ZmtpMessage?>? Welcome { get; init; }

    public async ValueTask SendAsync(ZmtpMessage message, CancellationToken cancellationToken)
    {
        foreach (var peer in Peers)
        {
            if (peer.Subscriptions.Matches(message.Frames[0].Span))
            {
                await peer.SendAsync(message, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>ZMTP 3.0 subscribers ask by a message of one frame: 1 or 0, then the topic.</summary>
    internal override async ValueTask ArriveAsync(ZmtpPeer peer, ZmtpMessage message, CancellationToken cancellationToken)
    {
        var frame = message.Frames[0];
        if (message.Frames.Length == 1 && frame.Length > 0 && frame.Span[0] <= 1)
        {
            await SubscribeAsync(peer, frame[1..], frame.Span[0] == 1, cancellationToken).ConfigureAwait(false);
        }
    }

    internal override async ValueTask SubscribeAsync(ZmtpPeer peer, ReadOnlyMemory<byte> topic, bool add, CancellationToken cancellationToken)
    {
        if (!add)
        {
            peer.Subscriptions.Remove(topic.Span);
            return;
        }

        if (topic.Length > MaxTopicBytes || peer.Subscriptions.Count >= Options.MaxSubscriptions)
        {
            throw new ZmtpProtocolException($"A subscriber wants a topic of more than {MaxTopicBytes} bytes, or more than {Options.MaxSubscriptions} topics.");
        }

        peer.Subscriptions.Add(topic.Span);
        if (Welcome?.Invoke(topic) is { } welcome)
        {
            await peer.SendAsync(welcome, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Topics that are subscribed to, for tests and diagnosis.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Topics() =>
        [.. Peers.SelectMany(p => p.Subscriptions.Snapshot()).Select(s => new ReadOnlyMemory<byte>(s.Prefix))];
}
