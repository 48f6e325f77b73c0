using System.Collections.Immutable;
using System.Text;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>One ZeroMQ message: one or more frames that arrive together or not at all.</summary>
public sealed class ZmtpMessage
{
    public ZmtpMessage(ImmutableArray<ReadOnlyMemory<byte>> frames)
    {
        if (frames.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A message has at least one frame; an empty message is one empty frame.", nameof(frames));
        }

        Frames = frames;
        foreach (var frame in frames)
        {
            ByteCount += frame.Length;
        }
    }

    public ImmutableArray<ReadOnlyMemory<byte>> Frames { get; }

    /// <summary>Sum of the frames' bodies, in bytes.</summary>
    public long ByteCount { get; }

    /// <summary>A message whose frames are the UTF-8 bytes of the texts.</summary>
    public static ZmtpMessage OfText(params ReadOnlySpan<string> frames)
    {
        var builder = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(frames.Length);
        foreach (var frame in frames)
        {
            builder.Add(Encoding.UTF8.GetBytes(frame));
        }

        return new ZmtpMessage(builder.MoveToImmutable());
    }

    /// <summary>A frame's bytes as UTF-8 text.</summary>
    public string Text(int frame) => Encoding.UTF8.GetString(Frames[frame].Span);

    internal ZmtpMessage Prepend(ReadOnlyMemory<byte> frame) => new(Frames.Insert(0, frame));

    internal ZmtpMessage Skip(int count) => new(Frames.RemoveRange(0, count));
}
