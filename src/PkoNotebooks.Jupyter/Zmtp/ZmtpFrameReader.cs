using System.Buffers.Binary;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Cuts a byte stream into frames and refuses what breaks a rule before memory is spent on it.</summary>
internal sealed class ZmtpFrameReader(Stream stream)
{
    // A body beyond this is not allocated at once on the peer's word: memory grows as its bytes arrive.
    private const int TrustedBytes = 1 << 20;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>Bytes received so far: any growth is a sign of life.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next frame, or null where the peer closed between two frames.</summary>
    /// <exception cref="ZmtpProtocolException">The frame breaks the framing rules or the limit.</exception>
    /// <exception cref="EndOfStreamException">The peer closed within a frame.</exception>
    public async ValueTask<ZmtpFrame?> ReadFrameAsync(long maxBytes, CancellationToken cancellationToken)
    {
        if (_end == _start && !await FillAsync(1, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var flags = (ZmtpFlags)_buffer[_start];
        if ((byte)flags > 7)
        {
            throw new ZmtpProtocolException($"A frame has reserved flags set (0x{(byte)flags:X2}).");
        }

        if (flags.HasFlag(ZmtpFlags.Command) && flags.HasFlag(ZmtpFlags.More))
        {
            throw new ZmtpProtocolException("A command frame says that more frames follow.");
        }

        var headerLength = flags.HasFlag(ZmtpFlags.Long) ? 9 : 2;
        await NeedAsync(headerLength, cancellationToken).ConfigureAwait(false);
        var size = headerLength == 2 ? _buffer[_start + 1] : BinaryPrimitives.ReadUInt64BigEndian(_buffer.AsSpan(_start + 1));
        if (size > (ulong)maxBytes || size > (ulong)Array.MaxLength)
        {
            throw new ZmtpProtocolException($"A frame of {size} bytes is beyond the limit of {maxBytes}.");
        }

        _start += headerLength;
        return new ZmtpFrame(flags, await ReadBodyAsync((int)size, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Exactly so many bytes, at most what the buffer holds.</summary>
    public async ValueTask<byte[]> ReadExactlyAsync(int count, CancellationToken cancellationToken)
    {
        await NeedAsync(count, cancellationToken).ConfigureAwait(false);
        var bytes = _buffer.AsSpan(_start, count).ToArray();
        _start += count;
        return bytes;
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(int size, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Min(size, TrustedBytes)];
        var have = Math.Min(_end - _start, size);
        _buffer.AsSpan(_start, have).CopyTo(body);
        _start += have;
        while (have < size)
        {
            if (have == body.Length)
            {
                Array.Resize(ref body, (int)Math.Min(size, body.Length * 2L));
            }

            var read = await stream.ReadAsync(body.AsMemory(have), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new EndOfStreamException("The peer closed within a frame.");
            }

            BytesRead += read;
            have += read;
        }

        return body;
    }

    private async ValueTask NeedAsync(int count, CancellationToken cancellationToken)
    {
        if (_end - _start < count && !await FillAsync(count, cancellationToken).ConfigureAwait(false))
        {
            throw new EndOfStreamException("The peer closed within a frame.");
        }
    }

    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        if (_start > 0 && (_start == _end || _buffer.Length - _start < count))
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        while (_end - _start < count)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            BytesRead += read;
            _end += read;
        }

        return true;
    }
}
