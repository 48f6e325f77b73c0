using System.Text;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Greeting and NULL handshake (RFC 37), the same on both sides of a connection.</summary>
internal static class ZmtpHandshake
{
    // READY holds a socket type and an identity; anything near this is not an honest handshake.
    private const int MaxCommandBytes = 8 * 1024;

    public static async Task<ZmtpPeerInfo> RunAsync(
        Stream stream, ZmtpFrameReader reader, ZmtpFrameWriter writer, ZmtpSocketType type, ReadOnlyMemory<byte> identity, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(ZmtpGreeting.Create(), cancellationToken).ConfigureAwait(false);
        var prefix = await reader.ReadExactlyAsync(ZmtpGreeting.PrefixLength, cancellationToken).ConfigureAwait(false);
        ZmtpGreeting.CheckPrefix(prefix);
        var rest = await reader.ReadExactlyAsync(ZmtpGreeting.Length - ZmtpGreeting.PrefixLength, cancellationToken).ConfigureAwait(false);
        var minor = ZmtpGreeting.CheckRest([.. prefix, .. rest]);

        await writer.WriteCommandAsync(ZmtpCommand.Ready(type.WireName(), type.HasIdentity() ? identity : null), cancellationToken).ConfigureAwait(false);
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        var frame = await reader.ReadFrameAsync(MaxCommandBytes, cancellationToken).ConfigureAwait(false)
            ?? throw new EndOfStreamException("The peer closed within the handshake.");
        return Accept(frame, type, minor);
    }

    private static ZmtpPeerInfo Accept(ZmtpFrame frame, ZmtpSocketType type, int minor)
    {
        var command = frame.IsCommand ? ZmtpCommand.Parse(frame.Body) : throw new ZmtpProtocolException("The peer sent a message before READY.");
        if (command.Name == "ERROR")
        {
            var reason = command.Data.Length > 1 ? Encoding.ASCII.GetString(command.Data.Span[1..]) : "";
            throw new ZmtpProtocolException($"The peer refused the handshake: {reason}");
        }

        if (command.Name != "READY")
        {
            throw new ZmtpProtocolException($"The peer sent {Printable(command.Name)} where READY was due.");
        }

        var properties = command.ParseProperties();
        var peer = properties.TryGetValue("Socket-Type", out var value) ? Encoding.ASCII.GetString(value.Span) : "";
        if (!type.Accepts(peer))
        {
            throw new ZmtpProtocolException($"A {type.WireName()} socket does not talk to a peer of type '{Printable(peer)}'.");
        }

        var identity = properties.GetValueOrDefault("Identity");
        if (identity.Length > 255 || (identity.Length > 0 && identity.Span[0] == 0))
        {
            throw new ZmtpProtocolException("The peer's identity is longer than 255 bytes or starts with a zero byte.");
        }

        return new ZmtpPeerInfo(peer, identity, minor);
    }

    private static string Printable(string text) =>
        string.Concat(text.Take(32).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '?'));
}
