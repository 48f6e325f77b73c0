namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>What a peer said of itself in the handshake.</summary>
/// <param name="SocketType">Its socket type, as on the wire.</param>
/// <param name="Identity">The name that it chose; empty for none.</param>
/// <param name="MinorVersion">0 for ZMTP 3.0, 1 for 3.1 or later.</param>
internal sealed record ZmtpPeerInfo(string SocketType, ReadOnlyMemory<byte> Identity, int MinorVersion);
