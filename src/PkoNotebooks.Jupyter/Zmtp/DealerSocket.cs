namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Sends to its peers in turn and takes from all of them, without keeping questions and answers in step (RFC 28).</summary>
public sealed class DealerSocket(ZmtpOptions? options = null) : ZmtpSocket(ZmtpSocketType.Dealer, options)
{
    private uint _turn;

    /// <exception cref="ObjectDisposedException">The socket was disposed of.</exception>
    public async ValueTask<ZmtpMessage> ReceiveAsync(CancellationToken cancellationToken) =>
        (await DequeueAsync(cancellationToken).ConfigureAwait(false)).Message;

    /// <summary>Waits for a peer where there is none.</summary>
    public async ValueTask SendAsync(ZmtpMessage message, CancellationToken cancellationToken)
    {
        while (true)
        {
            var peers = Peers;
            if (!peers.IsEmpty && await peers[(int)(Interlocked.Increment(ref _turn) % (uint)peers.Length)].SendAsync(message, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            await WaitForPeerAsync(cancellationToken).ConfigureAwait(false);
            await Task.Yield();
        }
    }
}
