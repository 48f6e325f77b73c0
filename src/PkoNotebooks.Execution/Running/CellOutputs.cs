using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Running;

/// <summary>
/// Gathers one cell's outputs: text of one stream that follows itself becomes one output, updates reach earlier values,
/// and what is beyond the limit is cut where the limit is, with a word to say so.
/// </summary>
internal sealed class CellOutputs(NotebookOutputs notebook, int executionCount, long limitBytes) : ICellOutputSink
{
    /// <summary>What an output costs beside its text: a million empty ones are a problem too.</summary>
    private const int CostOfOutput = 128;

    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _stream = new();
    private string? _streamName;
    private long _kept;
    private bool _clearAtNext;
    private bool _cut;
    private bool _closed;

    public void Stream(string name, string text)
    {
        lock (notebook.Lock)
        {
            if (text.Length == 0 || !Ready())
            {
                return;
            }

            if (_streamName != name)
            {
                EndStream();
                _streamName = name;
                _kept += CostOfOutput;
            }

            var room = limitBytes - _kept;
            var fitting = Fitting(text, room);
            _cut |= fitting < text.Length;
            _stream.Append(text.AsSpan(0, fitting));
            _kept += Encoding.UTF8.GetByteCount(text.AsSpan(0, fitting));
        }
    }

    public void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update)
    {
        lock (notebook.Lock)
        {
            if (_closed)
            {
                return;
            }

            if (update && displayId is not null)
            {
                notebook.Update(displayId, RemoteSink.Size(data) > limitBytes ? TooLarge() : data, metadata);
            }
            else
            {
                Add(new DisplayOutput(data, metadata, displayId), RemoteSink.Size(data));
            }
        }
    }

    public void Result(MimeBundle data, JsonObject metadata)
    {
        lock (notebook.Lock)
        {
            Add(new ResultOutput(data, metadata, executionCount), RemoteSink.Size(data));
        }
    }

    public void Error(ErrorOutput error)
    {
        lock (notebook.Lock)
        {
            // Always kept: it is why the cell failed. A message as long as a book still is not shown whole.
            if (Ready())
            {
                EndStream();
                _outputs.Add(Shortened(error));
            }
        }
    }

    public void Clear(bool wait)
    {
        lock (notebook.Lock)
        {
            if (wait)
            {
                _clearAtNext = true;
            }
            else if (!_closed)
            {
                Empty();
            }
        }
    }

    public Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken) =>
        Task.FromException<string>(new InputUnavailableException(
            $"The cell asks for \"{prompt}\" and nobody is there to answer; give it beforehand with --input name=value."));

    /// <summary>Nothing that arrives from now on is kept.</summary>
    public void Close()
    {
        lock (notebook.Lock)
        {
            _closed = true;
        }
    }

    /// <summary>Adds an error of the runner's own, closed or not.</summary>
    public void Append(ErrorOutput error)
    {
        lock (notebook.Lock)
        {
            EndStream();
            _outputs.Add(Shortened(error));
        }
    }

    /// <summary>The cell's outputs as they stand.</summary>
    public ImmutableArray<CellOutput> Snapshot()
    {
        lock (notebook.Lock)
        {
            EndStream();
            var outputs = _outputs.Select(o => o is DisplayOutput { DisplayId: not null } shown ? shown with { DisplayId = null } : o);
            return _cut ? [.. outputs, new StreamOutput("stderr", Notice())] : [.. outputs];
        }
    }

    internal void Replace(string displayId, MimeBundle data, JsonObject metadata)
    {
        for (var i = 0; i < _outputs.Count; i++)
        {
            if (_outputs[i] is DisplayOutput shown && shown.DisplayId == displayId)
            {
                _outputs[i] = shown with { Data = data, Metadata = metadata };
            }
        }
    }

    private void Add(CellOutput output, long bytes)
    {
        if (!Ready())
        {
            return;
        }

        if (_kept + bytes + CostOfOutput > limitBytes)
        {
            _cut = true;
            return;
        }

        EndStream();
        _outputs.Add(output);
        _kept += bytes + CostOfOutput;
    }

    /// <summary>Whether outputs are still taken; does the clearing that waited for one.</summary>
    private bool Ready()
    {
        if (_clearAtNext && !_closed)
        {
            _clearAtNext = false;
            Empty();
        }

        return !_closed;
    }

    private void Empty()
    {
        _outputs.Clear();
        _stream.Clear();
        _streamName = null;
        _kept = 0;
        _cut = false;
    }

    private void EndStream()
    {
        if (_streamName is not null && _stream.Length > 0)
        {
            _outputs.Add(new StreamOutput(_streamName, _stream.ToString()));
        }

        _stream.Clear();
        _streamName = null;
    }

    /// <summary>How many characters of the text fit, never half a surrogate pair.</summary>
    private static int Fitting(string text, long room)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) <= room || Encoding.UTF8.GetByteCount(text) <= room)
        {
            return text.Length;
        }

        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return at;
    }

    private static ErrorOutput Shortened(ErrorOutput error)
    {
        const int longest = 64 << 10;
        return error.Value.Length <= longest && error.Traceback.Sum(l => (long)l.Length) <= longest
            ? error
            : error with { Value = Shortened(error.Value, longest), Traceback = [.. error.Traceback.Take(200).Select(l => Shortened(l, 400))] };
    }

    private static string Shortened(string text, int longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest), "…");

    private MimeBundle TooLarge() => MimeBundle.OfText("text/plain", Notice());

    private string Notice() => string.Create(
        CultureInfo.InvariantCulture, $"[Output beyond the limit of {limitBytes:N0} bytes for one cell is not kept.]\n");
}
