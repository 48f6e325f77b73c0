using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PkoNotebooks.Execution.Tests.Kernels.Packages;

/// <summary>A package source on this machine that takes requests and, but for those it is told to answer, never says a word.</summary>
internal sealed class SilentSource : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _clients = [];
    private readonly Func<string, IEnumerable<byte[]>?>? _answer;
    private readonly TimeSpan _pause;

    /// <param name="answer">The parts of the body for a path, or null to stay silent.</param>
    /// <param name="pause">How long it rests between two parts.</param>
    public SilentSource(Func<string, IEnumerable<byte[]>?>? answer = null, TimeSpan pause = default)
    {
        (_answer, _pause) = (answer, pause);
        _listener.Start();
        _ = AcceptAsync();
    }

    public event Action? Asked;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Makes a notebook's folder use only this source.</summary>
    public void Configure(string folder) => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <packageSources><clear /><add key="slow" value="{Address}/index.json" allowInsecureConnections="true" protocolVersion="3" /></packageSources>
          <config><add key="globalPackagesFolder" value="packages" /></config>
        </configuration>
        """);

    public void Dispose()
    {
        _listener.Stop();
        lock (_clients)
        {
            _clients.ForEach(c => c.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                lock (_clients)
                {
                    _clients.Add(client);
                }

                _ = Task.Run(() => TalkAsync(client.GetStream()));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync() is { } request)
            {
                while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
                {
                }

                Asked?.Invoke();
                if (_answer?.Invoke(request.Split(' ')[1]) is not { } answer)
                {
                    continue;
                }

                var parts = answer.ToList();
                await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {parts.Sum(p => p.Length)}\r\n\r\n")));
                foreach (var part in parts)
                {
                    await stream.WriteAsync(part);
                    await Task.Delay(_pause);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The restore, or the test, is over.
        }
    }
}
