using System.Net;
using System.Net.Sockets;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Zmtp;

/// <summary>A peer that sends whatever bytes a test wants.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly TcpClient _client = new();

    public RawPeer(ZmtpEndpoint endpoint)
    {
        _client.NoDelay = true;
        _client.Connect(IPAddress.Loopback, endpoint.Port);
    }

    public NetworkStream Stream => _client.GetStream();

    public static byte[] Greeting(byte major = 3, byte minor = 1, string mechanism = "NULL")
    {
        var greeting = new byte[64];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = major;
        greeting[11] = minor;
        System.Text.Encoding.ASCII.GetBytes(mechanism, greeting.AsSpan(12));
        return greeting;
    }

    /// <summary>A READY command with only a socket type.</summary>
    public static byte[] Ready(string socketType)
    {
        byte[] body = [5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)socketType.Length, .. System.Text.Encoding.ASCII.GetBytes(socketType)];
        return [4, (byte)body.Length, .. body];
    }

    public static byte[] Command(string name, ReadOnlySpan<byte> data) =>
        [4, (byte)(1 + name.Length + data.Length), (byte)name.Length, .. System.Text.Encoding.ASCII.GetBytes(name), .. data];

    /// <summary>A short frame that ends its message.</summary>
    public static byte[] Last(ReadOnlySpan<byte> body) => [0, (byte)body.Length, .. body];

    public static byte[] More(ReadOnlySpan<byte> body) => [1, (byte)body.Length, .. body];

    public void Send(params byte[] bytes) => Stream.Write(bytes);

    /// <summary>Greeting and READY sent, the other side's read.</summary>
    public RawPeer ShakeHands(string socketType, byte minor = 1)
    {
        Send([.. Greeting(minor: minor), .. Ready(socketType)]);
        Stream.ReadExactly(new byte[64]);
        ReadFrame();
        return this;
    }

    /// <summary>Flags and body of a short frame.</summary>
    public (byte Flags, byte[] Body) ReadFrame()
    {
        Span<byte> header = stackalloc byte[2];
        Stream.ReadExactly(header);
        var body = new byte[header[1]];
        Stream.ReadExactly(body);
        return (header[0], body);
    }

    /// <summary>Reads until the other side closes; fails the test where it does not.</summary>
    public void AssertDropped()
    {
        Stream.ReadTimeout = 20_000;
        var buffer = new byte[4096];
        try
        {
            while (Stream.Read(buffer) > 0)
            {
            }
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
        }
    }

    public void Dispose() => _client.Dispose();
}
