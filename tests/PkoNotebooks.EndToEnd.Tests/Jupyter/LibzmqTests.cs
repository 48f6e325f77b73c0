using System.Globalization;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>Our sockets against those of libzmq, by way of pyzmq, in both directions.</summary>
public sealed class LibzmqTests : IDisposable
{
    private static readonly int[] Pipelined = [.. Enumerable.Range(0, 3000).Select(i => i % 700)];
    private static readonly int[] Edges = [0, 1, 254, 255, 256, 257, 16_384, 16_385, 65_535, 65_536, 65_537, 1_000_003];
    private static readonly int[] Large = [80 << 20, 3, 70 << 20];

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));

    private CancellationToken Limit => _limit.Token;

    public void Dispose() => _limit.Dispose();

    public static TheoryData<string> Loads => ["pipelined", "edges", "large"];

    [SkippableTheory]
    [MemberData(nameof(Loads))]
    public async Task Our_router_serves_their_dealer(string load)
    {
        await using var router = new RouterSocket();
        using var python = Start("dealer", router.Bind("tcp://127.0.0.1:0").ToString(), load);
        foreach (var _ in Sizes(load))
        {
            var message = await router.ReceiveAsync(Limit);
            Assert.Equal("python", message.Text(0));
            Assert.True(await router.SendAsync(message, Limit));
        }

        await python.SucceedAsync(Limit);
    }

    [SkippableTheory]
    [MemberData(nameof(Loads))]
    public async Task Our_dealer_is_served_by_their_router(string load)
    {
        using var python = Start("router", "bind", load);
        await using var dealer = new DealerSocket(new ZmtpOptions { Identity = "ours"u8.ToArray() });
        dealer.Connect(await python.ReadLineAsync(Limit));
        var sent = Task.Run(async () =>
        {
            foreach (var (size, n) in Sizes(load).Select((s, n) => (s, n)))
            {
                await dealer.SendAsync(new ZmtpMessage([Body(size, n)]), Limit);
            }
        });
        foreach (var (size, n) in Sizes(load).Select((s, n) => (s, n)))
        {
            var echo = await dealer.ReceiveAsync(Limit);
            Assert.True(echo.Frames is [var only] && only.Span.SequenceEqual(Body(size, n)), $"message {n}");
        }

        await sent;
        await python.SucceedAsync(Limit);
    }

    [SkippableTheory]
    [MemberData(nameof(Loads))]
    public async Task Our_publisher_reaches_their_subscriber(string load)
    {
        var subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var publisher = new PubSocket
        {
            Welcome = topic =>
            {
                subscribed.TrySetResult();
                return new ZmtpMessage([topic, "welcome"u8.ToArray()]);
            },
        };
        using var python = Start("sub", publisher.Bind("tcp://127.0.0.1:0").ToString(), load);
        await subscribed.Task.WaitAsync(Limit);
        foreach (var (size, n) in Sizes(load).Select((s, n) => (s, n)))
        {
            await publisher.SendAsync(ZmtpMessage.OfText("unwanted", "x"), Limit);
            await publisher.SendAsync(new ZmtpMessage([System.Text.Encoding.ASCII.GetBytes($"wanted.{n}"), Body(size, n)]), Limit);
        }

        await python.SucceedAsync(Limit);
    }

    [SkippableTheory]
    [MemberData(nameof(Loads))]
    public async Task Our_subscriber_hears_their_publisher(string load)
    {
        using var python = Start("pub", "bind", load);
        await using var subscriber = new SubSocket();
        subscriber.Subscribe("wanted"u8);
        subscriber.Connect(await python.ReadLineAsync(Limit));
        foreach (var (size, n) in Sizes(load).Select((s, n) => (s, n)))
        {
            var message = await subscriber.ReceiveAsync(Limit);
            Assert.Equal($"wanted.{n}", message.Text(0));
            Assert.True(message.Frames[1].Span.SequenceEqual(Body(size, n)), $"body {n}");
        }

        subscriber.Unsubscribe("wanted"u8);
        await python.SucceedAsync(Limit);
    }

    [SkippableTheory]
    [MemberData(nameof(Loads))]
    public async Task Our_reply_socket_answers_their_request_socket(string load)
    {
        await using var reply = new RepSocket();
        using var python = Start("req", reply.Bind("tcp://127.0.0.1:0").ToString(), load);
        foreach (var _ in Sizes(load))
        {
            await reply.SendAsync(await reply.ReceiveAsync(Limit), Limit);
        }

        await python.SucceedAsync(Limit);
    }

    [SkippableTheory]
    [MemberData(nameof(Loads))]
    public async Task Our_request_socket_is_answered_by_their_reply_socket(string load)
    {
        using var python = Start("rep", "bind", load);
        await using var request = new ReqSocket();
        request.Connect(await python.ReadLineAsync(Limit));
        foreach (var (size, n) in Sizes(load).Select((s, n) => (s, n)))
        {
            var answer = await request.RequestAsync(new ZmtpMessage([Body(size, n)]), Limit);
            Assert.True(answer.Frames[0].Span.SequenceEqual(Body(size, n)), $"answer {n}");
        }

        await python.SucceedAsync(Limit);
    }

    [SkippableFact]
    public async Task Messages_survive_a_line_that_tears_every_frame()
    {
        await using var router = new RouterSocket();
        using var proxy = new FragmentingProxy(router.Bind("tcp://127.0.0.1:0").Port);
        using var python = Start("dealer", proxy.Endpoint, "torn");
        foreach (var _ in Sizes("torn"))
        {
            Assert.True(await router.SendAsync(await router.ReceiveAsync(Limit), Limit));
        }

        await python.SucceedAsync(Limit);
    }

    [SkippableFact]
    public async Task Their_heartbeats_are_answered_and_ours_by_them()
    {
        await using var router = new RouterSocket(new ZmtpOptions { HeartbeatInterval = TimeSpan.FromMilliseconds(50) });
        using var python = Start("heartbeat", router.Bind("tcp://127.0.0.1:0").ToString(), "edges");
        for (var i = 0; i < 2; i++)
        {
            Assert.True(await router.SendAsync(await router.ReceiveAsync(Limit), Limit));
        }

        await python.SucceedAsync(Limit);
    }

    private static PythonProcess Start(string role, string endpoint, string load)
    {
        var sizes = Sizes(load).Select(s => s.ToString(CultureInfo.InvariantCulture));
        return PythonTool.Start(PythonTool.Require("zmq"), [PythonTool.Script("zmtp_peer.py"), role, endpoint, .. sizes]);
    }

    private static int[] Sizes(string load) => load switch
    {
        "pipelined" => Pipelined,
        "edges" => Edges,
        "large" => Large,
        _ => [0, 1, 255, 256, 5000, 70_000],
    };

    /// <summary>The same bytes that the script makes for a size and number.</summary>
    private static byte[] Body(int size, int seed)
    {
        var body = new byte[size];
        for (var i = 0; i < size; i++)
        {
            body[i] = (byte)((((i & 4095) * 7) + seed) % 251);
        }

        return body;
    }
}
