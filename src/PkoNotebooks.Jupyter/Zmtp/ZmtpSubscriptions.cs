namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>Prefixes that a subscriber asked for, each as often as it asked (RFC 37: additive, not idempotent).</summary>
internal sealed class ZmtpSubscriptions
{
    private readonly Lock _gate = new();
    private readonly List<(byte[] Prefix, int Count)> _prefixes = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _prefixes.Count;
            }
        }
    }

    public void Add(ReadOnlySpan<byte> prefix)
    {
        lock (_gate)
        {
            var at = Find(prefix);
            if (at >= 0)
            {
                _prefixes[at] = (_prefixes[at].Prefix, _prefixes[at].Count + 1);
            }
            else
            {
                _prefixes.Add((prefix.ToArray(), 1));
            }
        }
    }

    /// <returns>False where there was no such subscription.</returns>
    public bool Remove(ReadOnlySpan<byte> prefix)
    {
        lock (_gate)
        {
            var at = Find(prefix);
            if (at < 0)
            {
                return false;
            }

            var (found, count) = _prefixes[at];
            if (count > 1)
            {
                _prefixes[at] = (found, count - 1);
            }
            else
            {
                _prefixes.RemoveAt(at);
            }

            return true;
        }
    }

    public bool Matches(ReadOnlySpan<byte> topic)
    {
        lock (_gate)
        {
            foreach (var (prefix, _) in _prefixes)
            {
                if (topic.StartsWith(prefix))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public IReadOnlyList<(byte[] Prefix, int Count)> Snapshot()
    {
        lock (_gate)
        {
            return [.. _prefixes];
        }
    }

    private int Find(ReadOnlySpan<byte> prefix)
    {
        for (var i = 0; i < _prefixes.Count; i++)
        {
            if (prefix.SequenceEqual(_prefixes[i].Prefix))
            {
                return i;
            }
        }

        return -1;
    }
}
