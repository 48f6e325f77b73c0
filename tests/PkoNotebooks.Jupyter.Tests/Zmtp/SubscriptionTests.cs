using System.Collections.Concurrent;
using System.Text;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Zmtp;

public sealed class SubscriptionTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    private CancellationToken Limit => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_subscriber_gets_its_topics_and_nothing_else()
    {
        var subscribed = new SemaphoreSlim(0);
        await using var publisher = new PubSocket { Welcome = _ => Note(subscribed) };
        await using var subscriber = new SubSocket();
        subscriber.Subscribe("stream"u8);
        subscriber.Subscribe("status"u8);
        subscriber.Connect(publisher.Bind("tcp://127.0.0.1:0").ToString());
        await subscribed.WaitAsync(Limit);
        await subscribed.WaitAsync(Limit);

        foreach (var topic in (string[])["display", "stream.stdout", "error", "status"])
        {
            await publisher.SendAsync(ZmtpMessage.OfText(topic, "text"), Limit);
        }

        Assert.Equal("stream.stdout", (await subscriber.ReceiveAsync(Limit)).Text(0));
        Assert.Equal("status", (await subscriber.ReceiveAsync(Limit)).Text(0));
    }

    [Fact]
    public async Task A_subscription_made_twice_has_to_be_cancelled_twice()
    {
        var subscriptions = new ZmtpSubscriptions();
        subscriptions.Add("a"u8);
        subscriptions.Add("a"u8);
        Assert.True(subscriptions.Remove("a"u8));
        Assert.True(subscriptions.Matches("abc"u8));
        Assert.True(subscriptions.Remove("a"u8));
        Assert.False(subscriptions.Matches("abc"u8));
        Assert.False(subscriptions.Remove("a"u8));
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_subscriber_of_either_protocol_version_can_ask_by_message_and_is_welcomed(byte minor)
    {
        await using var publisher = new PubSocket { Welcome = topic => ZmtpMessage.OfText(Encoding.UTF8.GetString(topic.Span), "welcome") };
        using var subscriber = new RawPeer(publisher.Bind("tcp://127.0.0.1:0")).ShakeHands("SUB", minor);
        subscriber.Send(RawPeer.Last([1, .. "topic"u8]));
        Assert.Equal("topic"u8.ToArray(), subscriber.ReadFrame().Body);
        Assert.Equal("welcome"u8.ToArray(), subscriber.ReadFrame().Body);

        subscriber.Send(RawPeer.Command("SUBSCRIBE", "other"u8));
        Assert.Equal("other"u8.ToArray(), subscriber.ReadFrame().Body);
        subscriber.ReadFrame();
        subscriber.Send([.. RawPeer.Last([0, .. "topic"u8]), .. RawPeer.Command("SUBSCRIBE", "last"u8)]);
        subscriber.ReadFrame();
        subscriber.ReadFrame();
        await publisher.SendAsync(ZmtpMessage.OfText("topic.no"), Limit);
        await publisher.SendAsync(ZmtpMessage.OfText("other.yes"), Limit);
        Assert.Equal("other.yes"u8.ToArray(), subscriber.ReadFrame().Body);
    }

    [Fact]
    public async Task A_subscriber_without_end_of_topics_is_dropped()
    {
        var log = new ConcurrentQueue<string>();
        await using var publisher = new PubSocket(new ZmtpOptions { MaxSubscriptions = 3, Log = log.Enqueue });
        using var subscriber = new RawPeer(publisher.Bind("tcp://127.0.0.1:0")).ShakeHands("SUB");
        for (byte i = 0; i < 4; i++)
        {
            subscriber.Send(RawPeer.Command("SUBSCRIBE", [i]));
        }

        subscriber.AssertDropped();
        Assert.Contains(log, line => line.Contains("more than 3 topics", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subscriber_that_reads_nothing_is_dropped_and_the_publisher_goes_on()
    {
        await using var publisher = new PubSocket(new ZmtpOptions { SendQueueBytes = 1 << 20, StallTimeout = TimeSpan.FromMilliseconds(300) });
        using var stuck = new RawPeer(publisher.Bind("tcp://127.0.0.1:0")).ShakeHands("SUB");
        stuck.Send(RawPeer.Command("SUBSCRIBE", []));
        while (publisher.Topics().IsEmpty)
        {
            await Task.Delay(5, Limit);
        }

        var megabyte = new ZmtpMessage([new byte[1 << 20]]);
        for (var i = 0; i < 64; i++)
        {
            await publisher.SendAsync(megabyte, Limit);
        }

        while (publisher.PeerCount > 0)
        {
            await Task.Delay(5, Limit);
        }
    }

    private static ZmtpMessage? Note(SemaphoreSlim signal)
    {
        signal.Release();
        return null;
    }
}
