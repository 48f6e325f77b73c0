namespace PkoNotebooks.Execution.Isolation;

/// <summary>What a session's process writes past the protocol: native libraries, programs that cells start, the runtime's last words.</summary>
internal sealed class StrayOutput(Action<string> show)
{
    private const int TailLength = 16 << 10;

    private readonly Lock _lock = new();
    private string _tail = "";

    /// <summary>The last of it.</summary>
    public string Tail
    {
        get
        {
            lock (_lock)
            {
                return _tail;
            }
        }
    }

    public async Task ReadAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        try
        {
            for (int count; (count = await reader.ReadAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false)) > 0;)
            {
                var text = new string(buffer, 0, count);
                lock (_lock)
                {
                    // The first words of a crash matter most, and a crash is short unless the stack is long.
                    var all = _tail + text;
                    _tail = all.Length <= TailLength ? all : $"{all[..(TailLength / 2)]}{all[^(TailLength / 2)..]}";
                }

                show(text);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process ended.
        }
    }
}
