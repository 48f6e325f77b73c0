namespace PkoNotebooks.Jupyter.Zmtp;

[Flags]
internal enum ZmtpFlags : byte
{
    None = 0,
    More = 1,
    Long = 2,
    Command = 4,
}

internal readonly record struct ZmtpFrame(ZmtpFlags Flags, ReadOnlyMemory<byte> Body)
{
    public bool IsCommand => (Flags & ZmtpFlags.Command) != 0;

    public bool HasMore => (Flags & ZmtpFlags.More) != 0;
}
