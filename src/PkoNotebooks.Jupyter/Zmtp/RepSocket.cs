namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Takes a request, answers it, takes the next (RFC 28). For one thread at a time.</summary>
public sealed class RepSocket(ZmtpOptions? options = null) : ZmtpSocket(ZmtpSocketType.Rep, options)
{
    private (ZmtpPeer Peer, ZmtpMessage Request, int Envelope)? _asking;

    /// <summary>The next request, without its envelope. Messages that are no request are dropped.</summary>
    /// <exception cref="InvalidOperationException">The last request has no answer yet.</exception>
    /// <exception cref="ObjectDisposedException">The socket was disposed of.</exception>
    public async ValueTask<ZmtpMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_asking is not null)
        {
            throw new InvalidOperationException("Answer the last request before taking the next.");
        }

        while (true)
        {
            var (peer, message) = await DequeueAsync(cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < message.Frames.Length - 1; i++)
            {
                if (message.Frames[i].IsEmpty)
                {
                    _asking = (peer, message, i + 1);
                    return message.Skip(i + 1);
                }
            }
        }
    }

    /// <exception cref="InvalidOperationException">There is no request to answer.</exception>
    public async ValueTask SendAsync(ZmtpMessage reply, CancellationToken cancellationToken)
    {
        var (peer, request, envelope) = _asking ?? throw new InvalidOperationException("There is no request to answer.");
        _asking = null;
        var frames = request.Frames.RemoveRange(envelope, request.Frames.Length - envelope).AddRange(reply.Frames);
        await peer.SendAsync(new ZmtpMessage(frames), cancellationToken).ConfigureAwait(false);
    }
}
