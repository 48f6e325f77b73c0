using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Running;

/// <summary>The outputs of a running notebook, gathered cell by cell as nbformat keeps them. Safe to call from any thread.</summary>
internal sealed class NotebookOutputs(long cellOutputBytes)
{
    private readonly List<CellOutputs> _cells = [];

    internal Lock Lock { get; } = new();

    /// <summary>Where the next cell's outputs go.</summary>
    public CellOutputs Begin(int executionCount)
    {
        var cell = new CellOutputs(this, executionCount, cellOutputBytes);
        lock (Lock)
        {
            _cells.Add(cell);
        }

        return cell;
    }

    /// <summary>Replaces the value of a display id in every cell that shows it; call with the lock held.</summary>
    internal void Update(string displayId, MimeBundle data, JsonObject metadata)
    {
        foreach (var cell in _cells)
        {
            cell.Replace(displayId, data, metadata);
        }
    }
}
