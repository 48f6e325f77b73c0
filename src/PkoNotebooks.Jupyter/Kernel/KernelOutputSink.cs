using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Publishes a cell's outputs as they happen; text is gathered for a moment, for a print in a loop would otherwise be a message each.</summary>
internal sealed class KernelOutputSink : ICellOutputSink, IDisposable
{
    private const int MaxPendingLength = 256 * 1024;

    private readonly KernelChannels _channels;
    private readonly KernelRequest _request;
    private readonly bool _silent;
    private readonly int _executionCount;
    private readonly TimeSpan _delay;
    private readonly Func<string, bool, CancellationToken, Task<string>>? _ask;
    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly Timer _timer;
    private string _pendingName = "stdout";
    private bool _closed;

    public KernelOutputSink(
        KernelChannels channels, KernelRequest request, bool silent, int executionCount, TimeSpan delay, Func<string, bool, CancellationToken, Task<string>>? ask)
    {
        (_channels, _request, _silent, _executionCount, _delay, _ask) = (channels, request, silent, executionCount, delay, ask);
        _timer = new Timer(_ => Flush());
    }

    public bool HasError { get; private set; }

    /// <summary>The result as plain text, for the history.</summary>
    public string? ResultText { get; private set; }

    public void Stream(string name, string text)
    {
        if (_silent || text.Length == 0)
        {
            return;
        }

        lock (_gate)
        {
            while (_pendingName != name && _pending.Length > 0)
            {
                FlushPending();
            }

            _pendingName = name;

            for (var at = 0; at < text.Length; at += MaxPendingLength)
            {
                var piece = text.AsSpan(at, Math.Min(MaxPendingLength, text.Length - at));
                if (_pending.Length == 0 && !_closed)
                {
                    _timer.Change(_delay, Timeout.InfiniteTimeSpan);
                }

                _pending.Append(piece);
                if (_closed || _pending.Length >= MaxPendingLength)
                {
                    FlushPending();
                }
            }
        }
    }

    public void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update) =>
        Publish(update ? "update_display_data" : "display_data", json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            BundleJson.Write(json, data);
            json.WritePropertyName("metadata");
            metadata.WriteTo(json);
            json.WriteStartObject("transient");
            if (displayId is not null)
            {
                json.WriteString("display_id", displayId);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });

    public void Result(MimeBundle data, JsonObject metadata)
    {
        ResultText = data.Text("text/plain");
        Publish("execute_result", json =>
        {
            json.WriteStartObject();
            json.WriteNumber("execution_count", _executionCount);
            json.WritePropertyName("data");
            BundleJson.Write(json, data);
            json.WritePropertyName("metadata");
            metadata.WriteTo(json);
            json.WriteEndObject();
        });
    }

    public void Error(ErrorOutput error)
    {
        HasError = true;
        Publish("error", json => Replies.ErrorFields(error).WriteTo(json));
    }

    public void Clear(bool wait) => Publish("clear_output", json => new JsonObject { ["wait"] = wait }.WriteTo(json));

    public async Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken)
    {
        if (_ask is null)
        {
            throw new InputUnavailableException("The front end does not allow questions (allow_stdin is false). Give the answer beforehand, as a parameter.");
        }

        Flush();
        return await _ask(prompt, password, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the text gathered so far.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            FlushPending();
        }
    }

    /// <summary>What a cell's threads print after its end is sent at once.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            FlushPending();
        }

        _timer.Dispose();
    }

    private void Publish(string type, Action<System.Text.Json.Utf8JsonWriter> content)
    {
        if (_silent)
        {
            return;
        }

        lock (_gate)
        {
            FlushPending();
            _channels.Publish(type, JsonFields.Bytes(content), _request.Parent);
        }
    }

    private void FlushPending()
    {
        if (_pending.Length == 0)
        {
            return;
        }

        // A pair of surrogates that falls on the edge stays together: the first half waits for the second.
        var text = _pending.ToString();
        var whole = char.IsHighSurrogate(text[^1]) && text.Length > 1 ? text.Length - 1 : text.Length;
        _pending.Remove(0, whole);
        _channels.Publish("stream", JsonFields.Bytes(new JsonObject { ["name"] = _pendingName, ["text"] = text[..whole] }), _request.Parent);
    }
}
