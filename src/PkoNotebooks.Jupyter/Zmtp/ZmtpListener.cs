using System.Net;
using System.Net.Sockets;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>A listening socket and its accept loop.</summary>
internal sealed class ZmtpListener : IDisposable
{
    private readonly Socket _socket;

    private ZmtpListener(Socket socket, ZmtpEndpoint endpoint) => (_socket, Endpoint) = (socket, endpoint);

    public ZmtpEndpoint Endpoint { get; }

    public static ZmtpListener Open(ZmtpEndpoint endpoint)
    {
        Socket? socket = null;
        try
        {
            var local = endpoint.ToLocalEndPoint();
            RemoveStale(endpoint);
            socket = ZmtpEndpoint.CreateSocket(local);
            if (local is IPEndPoint { Address: var address } && address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(local);
            socket.Listen(128);
            var port = (socket.LocalEndPoint as IPEndPoint)?.Port ?? 0;
            return new ZmtpListener(socket, endpoint.WithPort(port));
        }
        catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException or IOException or UnauthorizedAccessException)
        {
            socket?.Dispose();
            throw new ZmtpBindException($"Cannot listen on {endpoint}: {(endpoint.Path is null ? WhyNoPort(e) : WhyNoFile(e))}.", e);
        }
    }

    private static string WhyNoPort(Exception e) => (e as SocketException)?.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "the port is taken by another process; end that process or choose another port",
        SocketError.AddressNotAvailable => "the address is not one of this machine; use 127.0.0.1 or an address of a local interface",
        SocketError.AccessDenied => "the system does not permit it; choose a port above 1023",
        _ => e.Message,
    };

    private static string WhyNoFile(Exception e) => e switch
    {
        ArgumentOutOfRangeException => "the path is longer than the system permits for a socket; choose a shorter one",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "a process listens there, or it is a file that is no socket; end that process or choose another path",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "its folder does not exist; make it or choose another path",
        SocketException { SocketErrorCode: SocketError.AccessDenied } or UnauthorizedAccessException => "the system does not permit it; choose a folder of your own",
        _ => e.Message,
    };

    /// <summary>Runs until cancelled or disposed of; hands each connection to <paramref name="run"/> and waits for all of them at the end.</summary>
    public async Task AcceptAsync(Func<Socket, Task> run, Action<string>? log, CancellationToken cancellationToken)
    {
        var open = new HashSet<Task>();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var accepted = await _socket.AcceptAsync(cancellationToken).ConfigureAwait(false);
                if (Endpoint.Path is null)
                {
                    accepted.NoDelay = true;
                }

                open.RemoveWhere(t => t.IsCompleted);
                open.Add(Task.Run(() => run(accepted), CancellationToken.None));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException || cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.OperationAborted or SocketError.Interrupted or SocketError.NotSocket)
            {
                break;
            }
            catch (SocketException e)
            {
                // Too many open files, or a peer gone before it was accepted: the next one may do better.
                log?.Invoke($"{Endpoint}: a connection could not be accepted: {e.Message}");
                await Task.Delay(50, CancellationToken.None).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(open).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _socket.Dispose();
        if (Endpoint.Path is not null)
        {
            File.Delete(Endpoint.Path);
        }
    }

    /// <summary>A socket file whose owner died would block its path for ever. What holds bytes is another file, and stays.</summary>
    private static void RemoveStale(ZmtpEndpoint endpoint)
    {
        if (endpoint.Path is null || new FileInfo(endpoint.Path) is not { Exists: true, Length: 0 })
        {
            return;
        }

        using var probe = ZmtpEndpoint.CreateSocket(endpoint.ToEndPoint());
        try
        {
            probe.Connect(endpoint.ToEndPoint());
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(endpoint.Path);
        }
    }
}
