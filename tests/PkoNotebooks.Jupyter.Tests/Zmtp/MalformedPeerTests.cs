using System.Buffers.Binary;
using System.Collections.Concurrent;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Zmtp;

public sealed class MalformedPeerTests : IDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));
    private readonly RouterSocket _router;
    private readonly ZmtpEndpoint _endpoint;

    public MalformedPeerTests()
    {
        _router = new RouterSocket(new ZmtpOptions
        {
            Log = _log.Enqueue,
            MaxFrameBytes = 10_000,
            MaxMessageBytes = 20_000,
            MaxFrames = 5,
            HandshakeTimeout = TimeSpan.FromMilliseconds(500),
        });
        _endpoint = _router.Bind("tcp://127.0.0.1:0");
    }

    public void Dispose()
    {
        _router.DisposeAsync().AsTask().Wait();
        _limit.Dispose();
    }

    [Fact]
    public async Task Bytes_that_are_not_a_greeting_end_the_connection() =>
        await DroppedAsync(p => p.Send([.. "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8]), "signature");

    [Fact]
    public async Task A_peer_of_ZMTP_2_is_told_from_one_of_3_and_dropped() =>
        await DroppedAsync(p => p.Send(RawPeer.Greeting(major: 1)), "ZMTP 1");

    [Fact]
    public async Task A_peer_that_wants_another_security_mechanism_is_dropped() =>
        await DroppedAsync(p => p.Send(RawPeer.Greeting(mechanism: "CURVE")), "mechanism");

    [Fact]
    public async Task A_peer_that_says_nothing_is_dropped_after_the_handshake_limit() =>
        await DroppedAsync(_ => { }, "did not finish the handshake");

    [Fact]
    public async Task A_message_before_the_handshake_is_refused() =>
        await DroppedAsync(p => p.Send([.. RawPeer.Greeting(), .. RawPeer.Last("hello"u8)]), "before READY");

    [Fact]
    public async Task A_socket_type_that_does_not_fit_is_refused() =>
        await DroppedAsync(p => p.Send([.. RawPeer.Greeting(), .. RawPeer.Ready("PUB")]), "does not talk to a peer of type 'PUB'");

    [Fact]
    public async Task A_property_longer_than_its_command_is_refused() =>
        await DroppedAsync(
            p => p.Send([.. RawPeer.Greeting(), .. RawPeer.Command("READY", [11, .. "Socket-Type"u8, 0x7F, 0xFF, 0xFF, 0xFF])]),
            "longer than the command");

    [Fact]
    public async Task An_identity_that_starts_with_zero_is_refused() =>
        await DroppedAsync(
            p => p.Send([.. RawPeer.Greeting(), .. RawPeer.Command("READY", [11, .. "Socket-Type"u8, 0, 0, 0, 6, .. "DEALER"u8, 8, .. "Identity"u8, 0, 0, 0, 2, 0, 1])]),
            "identity");

    [Theory]
    [InlineData(10_001)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public async Task A_frame_that_announces_too_much_is_refused_before_its_body_comes(long bytes)
    {
        var header = new byte[9];
        header[0] = 2;
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(1), bytes);
        await DroppedAsync(p => p.ShakeHands("DEALER").Send(header), "beyond the limit of 10000");
    }

    [Fact]
    public async Task Frames_that_together_are_too_much_are_refused() =>
        await DroppedAsync(
            p => p.ShakeHands("DEALER").Send([.. Long(3, 9_000), .. Long(3, 9_000), .. Long(2, 2_001)]), "beyond the limit of 2000");

    private static byte[] Long(byte flags, int size)
    {
        var frame = new byte[9 + size];
        frame[0] = flags;
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(1), size);
        return frame;
    }

    [Fact]
    public async Task Reserved_flags_are_refused() => await DroppedAsync(p => p.ShakeHands("DEALER").Send(0x10, 0), "reserved flags");

    [Fact]
    public async Task A_command_with_more_frames_to_follow_is_refused() =>
        await DroppedAsync(p => p.ShakeHands("DEALER").Send(5, 1, 0), "more frames follow");

    [Fact]
    public async Task A_command_without_a_name_is_refused() => await DroppedAsync(p => p.ShakeHands("DEALER").Send(4, 1, 9), "no name");

    [Fact]
    public async Task Too_many_frames_are_refused() =>
        await DroppedAsync(p => p.ShakeHands("DEALER").Send([.. Enumerable.Repeat(RawPeer.More("x"u8), 6).SelectMany(f => f)]), "more than 5 frames");

    [Fact]
    public async Task A_ping_with_an_overlong_context_is_refused() =>
        await DroppedAsync(p => p.ShakeHands("DEALER").Send(RawPeer.Command("PING", new byte[2 + 17])), "PING");

    [Fact]
    public async Task Frames_of_a_message_that_never_ends_are_not_delivered_and_the_next_client_is_served()
    {
        using (var vanishing = new RawPeer(_endpoint).ShakeHands("DEALER"))
        {
            vanishing.Send([.. RawPeer.More("one"u8), .. RawPeer.More("two"u8)]);
        }

        using var honest = new RawPeer(_endpoint).ShakeHands("DEALER");
        honest.Send(RawPeer.Last("whole"u8));
        var message = await _router.ReceiveAsync(_limit.Token);
        Assert.Equal("whole", message.Text(1));
    }

    [Fact]
    public async Task A_message_arrives_whole_though_its_bytes_come_one_by_one()
    {
        using var peer = new RawPeer(_endpoint).ShakeHands("DEALER");
        foreach (var part in (byte[])[.. RawPeer.More("first"u8), .. RawPeer.Command("PING", [0, 0]), .. RawPeer.Last("second"u8)])
        {
            peer.Send(part);
        }

        var message = await _router.ReceiveAsync(_limit.Token);
        Assert.Equal(["first", "second"], [message.Text(1), message.Text(2)]);
    }

    private async Task DroppedAsync(Action<RawPeer> misbehave, string reason)
    {
        using (var peer = new RawPeer(_endpoint))
        {
            misbehave(peer);
            peer.AssertDropped();
        }

        // The others are served as before, and the log says why the first was not.
        using var honest = new RawPeer(_endpoint).ShakeHands("DEALER");
        honest.Send(RawPeer.Last("still here"u8));
        Assert.Equal("still here", (await _router.ReceiveAsync(_limit.Token)).Text(1));
        Assert.Contains(_log, line => line.Contains(reason, StringComparison.Ordinal));
    }
}
