using System.Text;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>Remembers the signatures of the latest messages, so that one that was overheard cannot be sent again.</summary>
/// <param name="capacity">How many are remembered; the oldest is forgotten first.</param>
public sealed class ReplayGuard(int capacity = 1 << 16)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <returns>False where the signature came before.</returns>
    public bool IsNew(ReadOnlySpan<byte> signature)
    {
        var key = Encoding.ASCII.GetString(signature);
        lock (_gate)
        {
            if (!_seen.Add(key))
            {
                return false;
            }

            _order.Enqueue(key);
            if (_order.Count > capacity)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
