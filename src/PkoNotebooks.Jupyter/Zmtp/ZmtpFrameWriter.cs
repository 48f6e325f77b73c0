using System.Buffers.Binary;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Turns frames into bytes: small ones gather in a buffer, large bodies go out as they are.</summary>
/// <param name="stream">Where the bytes go.</param>
/// <param name="stall">How long one write of at most <see cref="ChunkBytes"/> may take before the peer counts as stuck.</param>
internal sealed class ZmtpFrameWriter(Stream stream, TimeSpan stall)
{
    private const int ChunkBytes = 1 << 20;
    private const int SmallBytes = 16 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public async ValueTask WriteMessageAsync(ZmtpMessage message, CancellationToken cancellationToken)
    {
        var last = message.Frames.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            await WriteFrameAsync(i < last ? ZmtpFlags.More : ZmtpFlags.None, message.Frames[i], cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask WriteCommandAsync(ZmtpCommand command, CancellationToken cancellationToken) =>
        WriteFrameAsync(ZmtpFlags.Command, command.ToBody(), cancellationToken);

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var length = _length;
        _length = 0;
        await SendAsync(_buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteFrameAsync(ZmtpFlags flags, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (_buffer.Length - _length < 9 + Math.Min(body.Length, SmallBytes))
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        if (body.Length <= byte.MaxValue)
        {
            _buffer[_length] = (byte)flags;
            _buffer[_length + 1] = (byte)body.Length;
            _length += 2;
        }
        else
        {
            _buffer[_length] = (byte)(flags | ZmtpFlags.Long);
            BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(_length + 1), body.Length);
            _length += 9;
        }

        if (body.Length <= SmallBytes)
        {
            body.Span.CopyTo(_buffer.AsSpan(_length));
            _length += body.Length;
            return;
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
        for (var at = 0; at < body.Length; at += ChunkBytes)
        {
            await SendAsync(body.Slice(at, Math.Min(ChunkBytes, body.Length - at)), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var write = stream.WriteAsync(bytes, cancellationToken);
        if (write.IsCompletedSuccessfully)
        {
            return;
        }

        try
        {
            await write.AsTask().WaitAsync(stall, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new ZmtpProtocolException($"The peer took none of {bytes.Length} bytes for {stall.TotalSeconds:0} seconds.");
        }
    }
}
