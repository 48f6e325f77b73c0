using System.Buffers.Binary;
using System.Text;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>A command frame's name and data.</summary>
internal readonly record struct ZmtpCommand(string Name, ReadOnlyMemory<byte> Data)
{
    /// <summary>A PING's context may not be longer (RFC 37, heartbeating).</summary>
    public const int MaxPingContext = 16;

    public static ZmtpCommand Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Length == 0 || body.Span[0] == 0 || body.Length < 1 + body.Span[0])
        {
            throw new ZmtpProtocolException("A command frame has no name.");
        }

        var length = body.Span[0];
        return new ZmtpCommand(Encoding.ASCII.GetString(body.Span.Slice(1, length)), body[(1 + length)..]);
    }

    public byte[] ToBody()
    {
        var body = new byte[1 + Name.Length + Data.Length];
        body[0] = (byte)Name.Length;
        Encoding.ASCII.GetBytes(Name, body.AsSpan(1));
        Data.Span.CopyTo(body.AsSpan(1 + Name.Length));
        return body;
    }

    public static ZmtpCommand Ready(string socketType, ReadOnlyMemory<byte>? identity)
    {
        using var data = new MemoryStream();
        WriteProperty(data, "Socket-Type", Encoding.ASCII.GetBytes(socketType));
        if (identity is { } name)
        {
            WriteProperty(data, "Identity", name.Span);
        }

        return new ZmtpCommand("READY", data.ToArray());
    }

    public static ZmtpCommand Ping(TimeSpan timeToLive)
    {
        var data = new byte[2];
        var tenths = Math.Clamp(timeToLive.TotalSeconds * 10, 0, ushort.MaxValue);
        BinaryPrimitives.WriteUInt16BigEndian(data, (ushort)tenths);
        return new ZmtpCommand("PING", data);
    }

    /// <summary>Reads the properties of READY; names are compared without case.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> ParseProperties()
    {
        var properties = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.OrdinalIgnoreCase);
        var rest = Data;
        while (rest.Length > 0)
        {
            var nameLength = rest.Span[0];
            if (nameLength == 0 || rest.Length < 1 + nameLength + 4)
            {
                throw new ZmtpProtocolException("READY has a property without a name or size.");
            }

            var name = Encoding.ASCII.GetString(rest.Span.Slice(1, nameLength));
            var valueLength = BinaryPrimitives.ReadUInt32BigEndian(rest.Span[(1 + nameLength)..]);
            rest = rest[(1 + nameLength + 4)..];
            if (valueLength > rest.Length)
            {
                throw new ZmtpProtocolException($"READY's property {name} is longer than the command.");
            }

            properties[name] = rest[..(int)valueLength];
            rest = rest[(int)valueLength..];
        }

        return properties;
    }

    private static void WriteProperty(MemoryStream data, string name, ReadOnlySpan<byte> value)
    {
        data.WriteByte((byte)name.Length);
        data.Write(Encoding.ASCII.GetBytes(name));
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, value.Length);
        data.Write(size);
        data.Write(value);
    }
}
