using System.Text;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Tests.Zmtp;
using PkoNotebooks.Jupyter.Zmtp;
using Xunit.Abstractions;

namespace PkoNotebooks.Jupyter.Tests.Kernel;

/// <summary>Ten thousand damaged inputs: the kernel has to outlive them all and serve the next honest front end.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Five_thousand_damaged_messages_stop_nothing()
    {
        var random = Seeded();
        await using var frontEnd = await FrontEnd.StartAsync(key: "");
        var codec = new MessageCodec("", "mutant", "mutant");
        string[] types = ["execute_request", "complete_request", "inspect_request", "history_request", "is_complete_request", "comm_info_request", "comm_open", "input_reply", "interrupt_request", "kernel_info_request"];
        for (var i = 0; i < 5000; i++)
        {
            var type = types[random.Next(types.Length)];
            var content = Encoding.UTF8.GetBytes("""{"code":"value 1\nprint 𝄞","cursor_pos":3,"silent":false,"user_expressions":{"a":"value 2"},"n":3,"hist_access_type":"search","pattern":"*","comm_id":"c"}""");
            var frames = codec.Encode([], type, null, content).Frames.Frames;
            var mutated = Mutate(random, frames);
            if (mutated.Length > 0)
            {
                var channel = random.Next(3) switch { 0 => frontEnd.Client.Shell, 1 => frontEnd.Client.Control, _ => frontEnd.Client.Stdin };
                await channel.SendAsync(new ZmtpMessage(mutated), frontEnd.Limit);
            }
        }

        await AssertAliveAsync(frontEnd);
        Assert.Contains(frontEnd.Log, line => line.Contains("dropped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_thousand_damaged_byte_streams_stop_nothing()
    {
        var random = Seeded();
        await using var frontEnd = await FrontEnd.StartAsync();
        var codec = new MessageCodec("wrong key", "mutant", "mutant");
        int[] ports = [frontEnd.Connection.ShellPort, frontEnd.Connection.ControlPort, frontEnd.Connection.StdinPort, frontEnd.Connection.HeartbeatPort, frontEnd.Connection.IOPubPort];
        string[] peers = ["DEALER", "DEALER", "DEALER", "REQ", "SUB"];
        for (var i = 0; i < 5000; i++)
        {
            var which = random.Next(ports.Length);
            byte[] stream = [.. RawPeer.Greeting(), .. RawPeer.Ready(peers[which]), .. Bytes(codec.Encode([], "execute_request", null, """{"code":"value 1"}"""u8.ToArray()).Frames), .. RawPeer.Command("PING", [0, 0, 1])];
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var at = random.Next(stream.Length);
                stream = random.Next(3) switch
                {
                    0 => [.. stream[..at], (byte)random.Next(256), .. stream[(at + 1)..]],
                    1 => stream[..at],
                    _ => [.. stream[..at], .. stream[random.Next(at, stream.Length)..]],
                };
                if (stream.Length == 0)
                {
                    break;
                }
            }

            using var peer = new RawPeer(ZmtpEndpoint.Parse($"tcp://127.0.0.1:{ports[which]}"));
            try
            {
                peer.Send(stream);
            }
            catch (IOException)
            {
                // The kernel had closed already.
            }
        }

        await AssertAliveAsync(frontEnd);
        Assert.Empty(frontEnd.Session.Submissions.SkipLast(1));
    }

    private static async Task AssertAliveAsync(FrontEnd frontEnd)
    {
        // All that came before is answered when this is: an error among it aborts what had been sent by then, as the protocol asks.
        await frontEnd.RequestAsync("kernel_info_request", []);
        var (reply, publications) = await frontEnd.ExecuteAsync("print still alive");
        Assert.Equal("ok", reply.Content.Text("status"));
        Assert.Equal("still alive\n", publications[^1].Content.Text("text"));
        Assert.Equal("ok", (await frontEnd.RequestAsync("kernel_info_request", [], frontEnd.Client.Control)).Reply.Content.Text("status"));
        Assert.Equal("beat", await frontEnd.BeatAsync("beat"));
    }

    private static System.Collections.Immutable.ImmutableArray<ReadOnlyMemory<byte>> Mutate(Random random, System.Collections.Immutable.ImmutableArray<ReadOnlyMemory<byte>> frames)
    {
        for (var n = random.Next(1, 4); n > 0 && frames.Length > 0; n--)
        {
            var at = random.Next(frames.Length);
            var bytes = frames[at].ToArray();
            frames = random.Next(6) switch
            {
                0 => frames.RemoveAt(at),
                1 => frames.Insert(at, frames[random.Next(frames.Length)]),
                2 => frames.SetItem(at, bytes.AsMemory(0, random.Next(bytes.Length + 1))),
                3 => frames.SetItem(at, (byte[])[.. bytes, .. bytes]),
                _ when bytes.Length > 0 => frames.SetItem(at, Changed(random, bytes)),
                _ => frames,
            };
        }

        return frames;
    }

    private static byte[] Changed(Random random, byte[] bytes)
    {
        bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static byte[] Bytes(ZmtpMessage message)
    {
        using var stream = new MemoryStream();
        var writer = new ZmtpFrameWriter(stream, TimeSpan.FromMinutes(1));
        writer.WriteMessageAsync(message, default).AsTask().Wait();
        writer.FlushAsync(default).AsTask().Wait();
        return stream.ToArray();
    }

    private Random Seeded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PKO_MUTATION_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"seed {seed}: set PKO_MUTATION_SEED to it to repeat this run");
        return new Random(seed);
    }
}
