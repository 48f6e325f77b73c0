using System.Threading.Channels;

namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>A queue that makes its writers wait while it holds so many bytes; an item larger than that still passes, alone.</summary>
/// <param name="maxBytes">How many bytes it holds before writers wait.</param>
/// <param name="readsInline">
/// Whether a reader that waits goes on within the call that brings the item. It saves a change of threads for each item; such a reader
/// must not block, nor need anything that the writer holds.
/// </param>
internal sealed class ByteBoundedQueue<T>(long maxBytes, bool readsInline = false)
{
    // Frames of few bytes cost memory too.
    private const int ItemOverhead = 128;

    private readonly Channel<(T Item, long Bytes)> _items = 
        Channel.CreateUnbounded<(T, long)>(new UnboundedChannelOptions { AllowSynchronousContinuations = readsInline });
    private readonly Lock _gate = new();
    private TaskCompletionSource? _space;
    private long _bytes;
    private bool _closed;

    /// <returns>False where the queue was closed; the item is then lost.</returns>
    public async ValueTask<bool> EnqueueAsync(T item, long bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (_gate)
            {
                if (_closed)
                {
                    return false;
                }

                if (_bytes < maxBytes)
                {
                    _bytes += bytes + ItemOverhead;
                    break;
                }

                _space ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                wait = _space.Task;
            }

            await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return _items.Writer.TryWrite((item, bytes + ItemOverhead));
    }

    public ValueTask<bool> WaitToDequeueAsync(CancellationToken cancellationToken) => _items.Reader.WaitToReadAsync(cancellationToken);

    public bool TryDequeue(out T item)
    {
        if (!_items.Reader.TryRead(out var entry))
        {
            item = default!;
            return false;
        }

        item = entry.Item;
        lock (_gate)
        {
            _bytes -= entry.Bytes;
            if (_bytes < maxBytes)
            {
                _space?.TrySetResult();
                _space = null;
            }
        }

        return true;
    }

    /// <exception cref="ChannelClosedException">The queue was closed and is empty.</exception>
    public async ValueTask<T> DequeueAsync(CancellationToken cancellationToken)
    {
        while (await WaitToDequeueAsync(cancellationToken).ConfigureAwait(false))
        {
            if (TryDequeue(out var item))
            {
                return item;
            }
        }

        throw new ChannelClosedException();
    }

    /// <summary>Takes no more items; those inside can still be read. Waiting writers get false.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _space?.TrySetResult();
            _space = null;
        }

        _items.Writer.TryComplete();
    }
}
