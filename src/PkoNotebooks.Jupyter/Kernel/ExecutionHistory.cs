using System.IO.Enumeration;
using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>What was run in this session, for <c>history_request</c>. Nothing is written to disk: a cell may hold secrets.</summary>
internal sealed class ExecutionHistory
{
    private const int Capacity = 10_000;
    private const int MaxOutputLength = 20_000;
    private const int Session = 1;

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();

    public void Add(int line, string input, string? output)
    {
        lock (_gate)
        {
            _entries.Enqueue(new Entry(line, input, output?.Length > MaxOutputLength ? output[..MaxOutputLength] : output));
            if (_entries.Count > Capacity)
            {
                _entries.Dequeue();
            }
        }
    }

    /// <summary>The reply's list: session, line and input, or input and output, of each entry.</summary>
    public JsonArray Answer(JsonObject request)
    {
        Entry[] entries;
        lock (_gate)
        {
            entries = [.. _entries];
        }

        var n = request.Number("n", int.MaxValue);
        var chosen = request.Text("hist_access_type") switch
        {
            "range" => Range(entries, request),
            "search" => Search(entries, request).TakeLast(n),
            _ => entries.TakeLast(n),
        };
        var withOutput = request.Flag("output", missing: false);
        return new JsonArray([.. chosen.Select(e => (JsonNode?)new JsonArray(Session, e.Line, withOutput ? new JsonArray(e.Input, e.Output) : e.Input))]);
    }

    private static IEnumerable<Entry> Range(Entry[] entries, JsonObject request)
    {
        // 0 is the current session; earlier ones are not kept.
        if (request.Number("session", 0) is not (0 or Session))
        {
            return [];
        }

        var (start, stop) = (request.Number("start", 0), request.Number("stop", int.MaxValue));
        return entries.Where(e => e.Line >= start && e.Line < stop);
    }

    private static IEnumerable<Entry> Search(Entry[] entries, JsonObject request)
    {
        var pattern = request.Text("pattern") ?? "*";
        var found = entries.Where(e => FileSystemName.MatchesSimpleExpression(pattern, e.Input, ignoreCase: false));
        return request.Flag("unique", missing: false) ? found.Reverse().DistinctBy(e => e.Input).Reverse() : found;
    }

    private sealed record Entry(int Line, string Input, string? Output);
}
