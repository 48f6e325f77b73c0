using System.Net.Sockets;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Keeps one connection to an endpoint alive, waiting longer after each failure in a row.</summary>
internal static class ZmtpConnector
{
    public static async Task RunAsync(ZmtpEndpoint endpoint, Func<Socket, Task> run, ZmtpOptions options, CancellationToken cancellationToken)
    {
        var delay = options.ReconnectDelay;
        while (!cancellationToken.IsCancellationRequested)
        {
            Socket? socket = null;
            try
            {
                var target = endpoint.ToEndPoint();
                socket = ZmtpEndpoint.CreateSocket(target);
                await socket.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
                var since = Environment.TickCount64;
                await run(socket).ConfigureAwait(false);
                if (Environment.TickCount64 - since > options.MaxReconnectDelay.TotalMilliseconds)
                {
                    delay = options.ReconnectDelay;
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                socket?.Dispose();
            }

            await Task.Delay(delay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < options.MaxReconnectDelay ? delay * 2 : options.MaxReconnectDelay;
        }
    }
}
