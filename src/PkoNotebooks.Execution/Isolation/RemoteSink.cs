using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>Sends what a cell produces from the session's process to the host.</summary>
internal sealed class RemoteSink(MessageChannel channel, int id, long outputBytes) : ICellOutputSink
{
    private const int CostOfMessage = 64;

    /// <summary>
    /// The host cuts exactly; here only so much more passes that gigabytes of output never cross the pipe.
    /// What is counted here is never more than what the host counts, so that it is the host that cuts.
    /// </summary>
    private readonly long _budget = outputBytes + Math.Min(outputBytes, 1 << 20) + 4096;

    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _questions = new();
    private long _sent;
    private int _question;

    public void Stream(string name, string text)
    {
        var before = Interlocked.Add(ref _sent, text.Length) - text.Length;
        if (before < _budget)
        {
            var whole = text.Length <= _budget - before;
            channel.Send(new() { ["type"] = "stream", ["id"] = id, ["name"] = name, ["text"] = whole ? text : Cut(text, _budget - before) });
        }
    }

    public void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update)
    {
        if (Fits(data))
        {
            var message = SessionMessages.Output("display", id, data, metadata);
            message["displayId"] = displayId;
            message["update"] = update;
            channel.Send(message);
        }
    }

    public void Result(MimeBundle data, JsonObject metadata)
    {
        if (Fits(data))
        {
            channel.Send(SessionMessages.Output("result", id, data, metadata));
        }
    }

    public void Error(ErrorOutput error) => channel.Send(new() { ["type"] = "error", ["id"] = id, ["error"] = SessionMessages.Error(error) });

    public void Clear(bool wait)
    {
        Interlocked.Exchange(ref _sent, 0);
        channel.Send(new() { ["type"] = "clear", ["id"] = id, ["wait"] = wait });
    }

    public async Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken)
    {
        var question = Interlocked.Increment(ref _question);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _questions[question] = answer;
        channel.Send(new() { ["type"] = "ask", ["id"] = id, ["question"] = question, ["prompt"] = prompt, ["password"] = password });
        return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Answer(JsonObject message)
    {
        if (_questions.TryRemove(message["question"].AsInt() ?? 0, out var question))
        {
            if (SessionMessages.Text(message, "value") is { } value)
            {
                question.TrySetResult(value);
            }
            else
            {
                question.TrySetException(new InputUnavailableException(SessionMessages.Text(message, "reason") ?? "Nobody can answer here."));
            }
        }
    }

    /// <summary>Whether there is room for a value; for one that no cell may show there is a word in its place.</summary>
    private bool Fits(MimeBundle data)
    {
        var size = Size(data);
        if (size > outputBytes)
        {
            Stream("stderr", string.Create(
                CultureInfo.InvariantCulture, $"[A value of {size:N0} bytes is more than one cell may show ({outputBytes:N0}) and is not kept.]\n"));
            return false;
        }

        return Interlocked.Add(ref _sent, size + CostOfMessage) - size - CostOfMessage < _budget;
    }

    private static string Cut(string text, long length) =>
        char.IsHighSurrogate(text[(int)length - 1]) ? text[..((int)length - 1)] : text[..(int)length];

    internal static long Size(MimeBundle data)
    {
        var size = 0L;
        foreach (var (mimeType, value) in data.Entries)
        {
            size += mimeType.Length + (value.AsText() is { } text ? Encoding.UTF8.GetByteCount(text) : value?.ToJsonString().Length ?? 4);
        }

        return size;
    }
}
