using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Where a socket listens or connects: <c>tcp://127.0.0.1:5555</c>, <c>tcp://[::1]:5555</c> or <c>ipc:///tmp/socket</c>.</summary>
public sealed record ZmtpEndpoint
{
    private const string Tcp = "tcp://";
    private const string Ipc = "ipc://";

    private ZmtpEndpoint(string host, int port, string? path) => (Host, Port, Path) = (host, port, path);

    /// <summary>Host name or address; <c>*</c> for every interface; empty for ipc.</summary>
    public string Host { get; }

    /// <summary>0 asks for a free port when binding; 0 for ipc.</summary>
    public int Port { get; }

    /// <summary>The socket file for ipc; null for tcp.</summary>
    public string? Path { get; }

    /// <exception cref="FormatException">The text names no endpoint of these two transports.</exception>
    public static ZmtpEndpoint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(Ipc, StringComparison.Ordinal) && text.Length > Ipc.Length)
        {
            return new ZmtpEndpoint("", 0, text[Ipc.Length..]);
        }

        var colon = text.LastIndexOf(':');
        if (text.StartsWith(Tcp, StringComparison.Ordinal) && colon > Tcp.Length
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
        {
            return new ZmtpEndpoint(text[Tcp.Length..colon].Trim('[', ']'), port, null);
        }

        throw new FormatException($"'{text}' is no endpoint; expected tcp://HOST:PORT or ipc://PATH.");
    }

    public override string ToString() =>
        Path is not null ? Ipc + Path : string.Create(CultureInfo.InvariantCulture, $"{Tcp}{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    internal ZmtpEndpoint WithPort(int port) => new(Host, port, Path);

    internal static Socket CreateSocket(EndPoint endPoint) => endPoint switch
    {
        UnixDomainSocketEndPoint => new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
        IPEndPoint { AddressFamily: AddressFamily.InterNetwork } => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
        _ => new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
    };

    internal EndPoint ToEndPoint() => Path is not null ? new UnixDomainSocketEndPoint(Path)
        : Host == "*" ? new IPEndPoint(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, Port)
        : IPAddress.TryParse(Host, out var address) ? new IPEndPoint(address, Port)
        : new DnsEndPoint(Host, Port);

    /// <summary>Names resolve to an address of this machine, IPv4 before IPv6, as libzmq does.</summary>
    internal EndPoint ToLocalEndPoint()
    {
        if (ToEndPoint() is not DnsEndPoint name)
        {
            return ToEndPoint();
        }

        var addresses = Dns.GetHostAddresses(name.Host);
        var chosen = Array.Find(addresses, a => a.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
        return new IPEndPoint(chosen, Port);
    }
}
