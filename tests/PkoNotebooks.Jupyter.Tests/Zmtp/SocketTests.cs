using System.Text;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Zmtp;

public sealed class SocketTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    private CancellationToken Limit => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_router_answers_each_dealer_by_the_name_that_the_dealer_chose()
    {
        await using var router = new RouterSocket();
        var at = router.Bind("tcp://127.0.0.1:0").ToString();
        await using var anna = new DealerSocket(new ZmtpOptions { Identity = "anna"u8.ToArray() });
        await using var ben = new DealerSocket(new ZmtpOptions { Identity = "ben"u8.ToArray() });
        anna.Connect(at);
        ben.Connect(at);
        await anna.SendAsync(ZmtpMessage.OfText("from anna"), Limit);
        await ben.SendAsync(ZmtpMessage.OfText("from ben"), Limit);

        for (var i = 0; i < 2; i++)
        {
            var message = await router.ReceiveAsync(Limit);
            Assert.Equal("from " + message.Text(0), message.Text(1));
            Assert.True(await router.SendAsync(ZmtpMessage.OfText(message.Text(0), "to " + message.Text(0)), Limit));
        }

        Assert.Equal("to anna", (await anna.ReceiveAsync(Limit)).Text(0));
        Assert.Equal("to ben", (await ben.ReceiveAsync(Limit)).Text(0));
    }

    [Fact]
    public async Task A_message_to_a_stranger_is_dropped_and_the_sender_knows()
    {
        await using var router = new RouterSocket();
        router.Bind("tcp://127.0.0.1:0");
        Assert.False(await router.SendAsync(ZmtpMessage.OfText("nobody", "hello"), Limit));
    }

    [Fact]
    public async Task A_dealer_that_comes_back_under_its_name_takes_it_over()
    {
        await using var router = new RouterSocket();
        var at = router.Bind("tcp://127.0.0.1:0").ToString();
        var options = new ZmtpOptions { Identity = "same"u8.ToArray(), ReconnectDelay = TimeSpan.FromMinutes(1), MaxReconnectDelay = TimeSpan.FromMinutes(1) };
        await using var first = new DealerSocket(options);
        first.Connect(at);
        await first.SendAsync(ZmtpMessage.OfText("1"), Limit);
        await router.ReceiveAsync(Limit);
        await using var second = new DealerSocket(options);
        second.Connect(at);
        await second.SendAsync(ZmtpMessage.OfText("2"), Limit);
        await router.ReceiveAsync(Limit);

        Assert.True(await router.SendAsync(ZmtpMessage.OfText("same", "for the second"), Limit));
        Assert.Equal("for the second", (await second.ReceiveAsync(Limit)).Text(0));
    }

    [Fact]
    public async Task A_request_gets_its_reply_and_a_second_client_its_own()
    {
        await using var reply = new RepSocket();
        var at = reply.Bind("tcp://127.0.0.1:0").ToString();
        await using var one = new ReqSocket();
        await using var two = new ReqSocket();
        one.Connect(at);
        two.Connect(at);
        var answers = Task.WhenAll(one.RequestAsync(ZmtpMessage.OfText("a", "b"), Limit).AsTask(), two.RequestAsync(ZmtpMessage.OfText("c", "d"), Limit).AsTask());
        for (var i = 0; i < 2; i++)
        {
            await reply.SendAsync(await reply.ReceiveAsync(Limit), Limit);
        }

        Assert.Equal(["a", "b"], Texts((await answers)[0]));
        Assert.Equal(["c", "d"], Texts((await answers)[1]));
    }

    [Fact]
    public async Task A_request_that_was_given_up_does_not_get_its_late_answer_next_time()
    {
        await using var reply = new RepSocket();
        await using var ask = new ReqSocket();
        ask.Connect(reply.Bind("tcp://127.0.0.1:0").ToString());
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var first = ask.RequestAsync(ZmtpMessage.OfText("first"), impatient.Token).AsTask();
        var request = await reply.ReceiveAsync(Limit);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await reply.SendAsync(request, Limit);

        var second = ask.RequestAsync(ZmtpMessage.OfText("second"), Limit).AsTask();
        await reply.SendAsync(await reply.ReceiveAsync(Limit), Limit);
        Assert.Equal("second", (await second).Text(0));
    }

    [Fact]
    public async Task A_request_whose_peer_dies_fails_instead_of_waiting_for_ever()
    {
        var reply = new RepSocket();
        await using var ask = new ReqSocket();
        ask.Connect(reply.Bind("tcp://127.0.0.1:0").ToString());
        var request = ask.RequestAsync(ZmtpMessage.OfText("anyone?"), Limit).AsTask();
        await reply.ReceiveAsync(Limit);
        await reply.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => request);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_context()
    {
        await using var router = new RouterSocket();
        using var peer = new RawPeer(router.Bind("tcp://127.0.0.1:0")).ShakeHands("DEALER");
        peer.Send(RawPeer.Command("PING", [0, 0, .. "context"u8]));
        var (flags, body) = peer.ReadFrame();
        Assert.Equal((byte)4, flags);
        Assert.Equal([4, .. "PONG"u8, .. "context"u8], body);
    }

    [Fact]
    public async Task A_peer_that_outlives_the_time_that_its_ping_allowed_is_dropped()
    {
        await using var router = new RouterSocket();
        using var peer = new RawPeer(router.Bind("tcp://127.0.0.1:0")).ShakeHands("DEALER");
        peer.Send(RawPeer.Command("PING", [0, 2]));
        peer.AssertDropped();
    }

    [Fact]
    public async Task A_peer_that_answers_no_heartbeat_is_dropped()
    {
        await using var router = new RouterSocket(new ZmtpOptions { HeartbeatInterval = TimeSpan.FromMilliseconds(100) });
        using var peer = new RawPeer(router.Bind("tcp://127.0.0.1:0")).ShakeHands("DEALER");
        Assert.Equal([4, .. "PING"u8, 0, 3], peer.ReadFrame().Body);
        peer.AssertDropped();
    }

    [Fact]
    public async Task A_socket_connects_to_a_server_that_starts_later_and_again_after_it_restarts()
    {
        var first = new RouterSocket();
        var at = first.Bind("tcp://127.0.0.1:0").ToString();
        await first.DisposeAsync();
        await using var dealer = new DealerSocket();
        dealer.Connect(at);
        for (var i = 0; i < 2; i++)
        {
            var router = new RouterSocket();
            router.Bind(at);
            await dealer.SendAsync(ZmtpMessage.OfText("hello"), Limit);
            Assert.Equal("hello", (await router.ReceiveAsync(Limit)).Text(1));
            await router.DisposeAsync();
            while (dealer.PeerCount > 0)
            {
                await Task.Delay(5, Limit);
            }
        }
    }

    [Fact]
    public async Task A_taken_port_is_an_error_that_says_what_to_do()
    {
        await using var first = new RouterSocket();
        var at = first.Bind("tcp://127.0.0.1:0").ToString();
        await using var second = new RouterSocket();
        var error = Assert.Throws<ZmtpBindException>(() => second.Bind(at));
        Assert.Contains(at, error.Message, StringComparison.Ordinal);
        Assert.Contains("taken by another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_peers_than_allowed_are_turned_away()
    {
        await using var router = new RouterSocket(new ZmtpOptions { MaxPeers = 1 });
        var at = router.Bind("tcp://127.0.0.1:0");
        using var first = new RawPeer(at).ShakeHands("DEALER");
        using var second = new RawPeer(at);
        second.AssertDropped();
        first.Send(RawPeer.Last("here"u8));
        Assert.Equal("here", (await router.ReceiveAsync(Limit)).Text(1));
    }

    [Fact]
    public async Task What_was_sent_just_before_disposal_still_arrives()
    {
        await using var router = new RouterSocket();
        var at = router.Bind("tcp://127.0.0.1:0").ToString();
        var dealer = new DealerSocket();
        dealer.Connect(at);
        for (var i = 0; i < 200; i++)
        {
            await dealer.SendAsync(new ZmtpMessage([new byte[10_000]]), Limit);
        }

        await dealer.DisposeAsync();
        for (var i = 0; i < 200; i++)
        {
            await router.ReceiveAsync(Limit);
        }
    }

    [SkippableFact]
    public async Task Sockets_meet_at_a_file_too_and_leave_none_behind()
    {
        Skip.If(OperatingSystem.IsWindows(), "ipc is for Unix");
        var folder = Directory.CreateTempSubdirectory("zmtp");
        var path = Path.Combine(folder.FullName, "socket");
        await File.WriteAllTextAsync(path, "left over");
        File.Delete(path);
        await using (var router = new RouterSocket())
        {
            router.Bind("ipc://" + path);
            await using var dealer = new DealerSocket();
            dealer.Connect("ipc://" + path);
            await dealer.SendAsync(ZmtpMessage.OfText("hello"), Limit);
            Assert.Equal("hello", (await router.ReceiveAsync(Limit)).Text(1));
        }

        Assert.False(File.Exists(path));
        folder.Delete();
    }

    private static string[] Texts(ZmtpMessage message) => [.. message.Frames.Select(f => Encoding.UTF8.GetString(f.Span))];
}
