using System.Net;
using System.Net.Sockets;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>Passes bytes between two peers in pieces of a few bytes, so that every frame arrives torn.</summary>
internal sealed class FragmentingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;

    public FragmentingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Endpoint => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _stop.Token;
        try
        {
            while (true)
            {
                using var near = await _listener.AcceptTcpClientAsync(stop);
                using var far = new TcpClient();
                await far.ConnectAsync(IPAddress.Loopback, _target, stop);
                near.NoDelay = far.NoDelay = true;
                await Task.WhenAny(PassAsync(near.GetStream(), far.GetStream(), stop), PassAsync(far.GetStream(), near.GetStream(), stop));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task PassAsync(NetworkStream from, NetworkStream to, CancellationToken stop)
    {
        var random = new Random(20151231);
        var buffer = new byte[4096];
        while (await from.ReadAsync(buffer, stop) is var read and > 0)
        {
            for (var at = 0; at < read;)
            {
                var piece = Math.Min(random.Next(1, 8), read - at);
                await to.WriteAsync(buffer.AsMemory(at, piece), stop);
                at += piece;
            }
        }
    }
}
