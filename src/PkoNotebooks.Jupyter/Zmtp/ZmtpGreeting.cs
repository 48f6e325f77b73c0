namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>The 64 bytes that open a connection: signature, version, security mechanism (RFC 37).</summary>
internal static class ZmtpGreeting
{
    public const int Length = 64;

    /// <summary>Signature and major version: enough to tell a ZMTP 3 peer from anything else.</summary>
    public const int PrefixLength = 11;

    private const int MinorAt = 11;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;

    public static byte[] Create()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        greeting[MinorAt] = 1;
        "NULL"u8.CopyTo(greeting.AsSpan(MechanismAt));
        return greeting;
    }

    public static void CheckPrefix(ReadOnlySpan<byte> prefix)
    {
        // The padding between signature bytes has no meaning and must not be looked at.
        if (prefix[0] != 0xFF || (prefix[9] & 1) == 0)
        {
            throw new ZmtpProtocolException("The peer does not speak ZMTP: its first bytes are not the signature.");
        }

        if (prefix[10] < 3)
        {
            throw new ZmtpProtocolException($"The peer speaks ZMTP {prefix[10]}; 3.0 or later is needed.");
        }
    }

    /// <returns>The peer's minor version, or the highest that we know where its major version is later than 3.</returns>
    public static int CheckRest(ReadOnlySpan<byte> greeting)
    {
        var mechanism = greeting.Slice(MechanismAt, MechanismLength);
        if (!mechanism.TrimEnd((byte)0).SequenceEqual("NULL"u8))
        {
            throw new ZmtpProtocolException("The peer asks for a security mechanism other than NULL.");
        }

        return greeting[10] > 3 ? 1 : greeting[MinorAt];
    }
}
