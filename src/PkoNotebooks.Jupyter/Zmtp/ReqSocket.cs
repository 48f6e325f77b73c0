namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Asks and waits for the answer (RFC 28). For one thread at a time.</summary>
public sealed class ReqSocket(ZmtpOptions? options = null) : ZmtpSocket(ZmtpSocketType.Req, options)
{
    private Task _givenUp = Task.CompletedTask;
    private uint _turn;

    /// <summary>
    /// Sends to the next peer and waits for its answer. Where the wait is cancelled the connection is given up and made anew,
    /// so that a late answer cannot pass for that to a later question.
    /// </summary>
    /// <exception cref="IOException">The peer went away before it answered.</exception>
    public async ValueTask<ZmtpMessage> RequestAsync(ZmtpMessage request, CancellationToken cancellationToken)
    {
        var asked = await SendAsync(request.Prepend(ReadOnlyMemory<byte>.Empty), cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, asked.Gone);
                var (peer, reply) = await DequeueAsync(gone.Token).ConfigureAwait(false);
                if (ReferenceEquals(peer, asked) && reply.Frames.Length > 1 && reply.Frames[0].IsEmpty)
                {
                    return reply.Skip(1);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Its answer may have been the last thing that it sent.
            return Incoming.TryDequeue(out var last) && ReferenceEquals(last.Peer, asked) && last.Message.Frames is [{ IsEmpty: true }, _, ..]
                ? last.Message.Skip(1)
                : throw new IOException("The peer went away before it answered.");
        }
        catch (OperationCanceledException)
        {
            asked.Abort();
            _givenUp = asked.Ended;
            throw;
        }
    }

    private async ValueTask<ZmtpPeer> SendAsync(ZmtpMessage message, CancellationToken cancellationToken)
    {
        await _givenUp.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var peers = Peers;
            if (!peers.IsEmpty)
            {
                var peer = peers[(int)(_turn++ % (uint)peers.Length)];
                if (await peer.SendAsync(message, cancellationToken).ConfigureAwait(false))
                {
                    return peer;
                }
            }

            await WaitForPeerAsync(cancellationToken).ConfigureAwait(false);
            await Task.Yield();
        }
    }
}
