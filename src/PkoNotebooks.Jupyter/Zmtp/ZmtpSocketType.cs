namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>The socket types that this transport offers.</summary>
public enum ZmtpSocketType
{
    Req,
    Rep,
    Dealer,
    Router,
    Pub,
    Sub,
}

/// <summary>Names on the wire, and who may talk to whom (RFC 37, the Socket-Type property).</summary>
internal static class ZmtpSocketTypes
{
    public static string WireName(this ZmtpSocketType type) => type switch
    {
        ZmtpSocketType.Req => "REQ",
        ZmtpSocketType.Rep => "REP",
        ZmtpSocketType.Dealer => "DEALER",
        ZmtpSocketType.Router => "ROUTER",
        ZmtpSocketType.Pub => "PUB",
        ZmtpSocketType.Sub => "SUB",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such socket type."),
    };

    public static bool Accepts(this ZmtpSocketType type, string peer) => type switch
    {
        ZmtpSocketType.Req => peer is "REP" or "ROUTER",
        ZmtpSocketType.Rep => peer is "REQ" or "DEALER",
        ZmtpSocketType.Dealer => peer is "REP" or "DEALER" or "ROUTER",
        ZmtpSocketType.Router => peer is "REQ" or "DEALER" or "ROUTER",
        ZmtpSocketType.Pub => peer is "SUB" or "XSUB",
        ZmtpSocketType.Sub => peer is "PUB" or "XPUB",
        _ => false,
    };

    public static bool HasIdentity(this ZmtpSocketType type) =>
        type is ZmtpSocketType.Req or ZmtpSocketType.Dealer or ZmtpSocketType.Router;
}
