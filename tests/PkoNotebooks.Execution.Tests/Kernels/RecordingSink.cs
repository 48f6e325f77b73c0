using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels;

/// <summary>Keeps what a cell sends, in order.</summary>
internal sealed class RecordingSink : ICellOutputSink
{
    private readonly List<CellOutput> _outputs = [];

    public IReadOnlyList<CellOutput> Outputs
    {
        get
        {
            lock (_outputs)
            {
                return [.. _outputs];
            }
        }
    }

    public Func<string, bool, string>? Answer { get; init; }

    public string Text(string stream) => string.Concat(Outputs.OfType<StreamOutput>().Where(o => o.Name == stream).Select(o => o.Text));

    public void Stream(string name, string text) => Add(new StreamOutput(name, text));

    public void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update)
    {
        if (update)
        {
            lock (_outputs)
            {
                for (var i = 0; i < _outputs.Count; i++)
                {
                    if (_outputs[i] is DisplayOutput shown && shown.DisplayId == displayId)
                    {
                        _outputs[i] = shown with { Data = data };
                    }
                }
            }
        }
        else
        {
            Add(new DisplayOutput(data, metadata, displayId));
        }
    }

    public void Result(MimeBundle data, JsonObject metadata) => Add(new ResultOutput(data, metadata, null));

    public void Error(ErrorOutput error) => Add(error);

    public void Clear(bool wait)
    {
        lock (_outputs)
        {
            _outputs.Clear();
        }
    }

    public Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken) =>
        Answer is null
            ? throw new InputUnavailableException($"Nobody is there to answer '{prompt}'.")
            : Task.FromResult(Answer(prompt, password));

    private void Add(CellOutput output)
    {
        lock (_outputs)
        {
            _outputs.Add(output);
        }
    }
}
