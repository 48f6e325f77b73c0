using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>Keeps what a cell produced.</summary>
internal sealed class RecordingSink(string? answer = null) : ICellOutputSink
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<CellOutput> _outputs = [];

    /// <summary>Completes with the first text.</summary>
    public TaskCompletionSource FirstText { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString();
            }
        }
    }

    public IReadOnlyList<CellOutput> Outputs
    {
        get
        {
            lock (_gate)
            {
                return [.. _outputs];
            }
        }
    }

    public int Cleared { get; private set; }

    public void Stream(string name, string text)
    {
        lock (_gate)
        {
            _text.Append(text);
            _outputs.Add(new StreamOutput(name, text));
        }

        FirstText.TrySetResult();
    }

    public void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update) => Add(new DisplayOutput(data, metadata, displayId));

    public void Result(MimeBundle data, JsonObject metadata) => Add(new ResultOutput(data, metadata, null));

    public void Error(ErrorOutput error) => Add(error);

    public void Clear(bool wait) => Cleared++;

    public Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken) =>
        answer is null ? throw new InputUnavailableException($"Nobody can answer '{prompt}'.") : Task.FromResult($"{answer} to {prompt}");

    private void Add(CellOutput output)
    {
        lock (_gate)
        {
            _outputs.Add(output);
        }
    }
}
