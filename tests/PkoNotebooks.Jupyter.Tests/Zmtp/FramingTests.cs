using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Zmtp;

public sealed class FramingTests
{
    [Fact]
    public void Any_message_reads_back_as_written_however_its_bytes_are_cut()
    {
        var sizes = Gen.OneOf(Gen.Choose(0, 600), Gen.Elements(255, 256, 16 * 1024, 16 * 1024 + 1, 64 * 1024, 300_000, (1 << 20) + 1));
        var cases = from frames in Gen.NonEmptyListOf(sizes)
                    from cut in Gen.Choose(1, 100_000)
                    select (Frames: frames.Take(6).ToArray(), Cut: cut);
        Prop.ForAll(Arb.From(cases), c => RoundTrips(c.Frames, c.Cut)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_stream_that_ends_within_a_frame_is_an_error_and_one_that_ends_between_frames_is_not()
    {
        using var whole = new MemoryStream([0, 2, 1, 2]);
        var reader = new ZmtpFrameReader(whole);
        Assert.NotNull(await reader.ReadFrameAsync(100, default));
        Assert.Null(await reader.ReadFrameAsync(100, default));
        foreach (var length in (int[])[1, 2, 3])
        {
            using var part = new MemoryStream(whole.ToArray()[..length]);
            await Assert.ThrowsAsync<EndOfStreamException>(async () => await new ZmtpFrameReader(part).ReadFrameAsync(100, default));
        }
    }

    [Fact]
    public async Task A_peer_that_announces_a_gigabyte_and_sends_little_costs_little_memory()
    {
        using var stream = new MemoryStream([2, 0, 0, 0, 0, 0x3F, 0, 0, 0, .. new byte[100]]);
        var before = GC.GetTotalAllocatedBytes();
        await Assert.ThrowsAsync<EndOfStreamException>(async () => await new ZmtpFrameReader(stream).ReadFrameAsync(1L << 30, default));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64L << 20);
    }

    private static bool RoundTrips(int[] sizes, int cut)
    {
        var message = new ZmtpMessage([.. sizes.Select((size, i) => new ReadOnlyMemory<byte>(Pattern(size, i)))]);
        using var bytes = new MemoryStream();
        var writer = new ZmtpFrameWriter(bytes, TimeSpan.FromMinutes(1));
        writer.WriteMessageAsync(message, default).AsTask().Wait();
        writer.FlushAsync(default).AsTask().Wait();

        using var pieces = new PiecewiseStream(bytes.ToArray(), cut);
        var reader = new ZmtpFrameReader(pieces);
        for (var i = 0; i < sizes.Length; i++)
        {
            var frame = reader.ReadFrameAsync(1L << 30, default).AsTask().Result!.Value;
            if (frame.HasMore != i < sizes.Length - 1 || !frame.Body.Span.SequenceEqual(message.Frames[i].Span))
            {
                return false;
            }
        }

        return reader.ReadFrameAsync(1L << 30, default).AsTask().Result is null;
    }

    private static byte[] Pattern(int size, int seed)
    {
        var bytes = new byte[size];
        new System.Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Gives at most so many bytes a read.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int cut) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, cut)], cancellationToken);
    }
}
