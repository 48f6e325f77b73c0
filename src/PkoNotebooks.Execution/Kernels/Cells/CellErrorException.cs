using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>Ends a cell with an error that is already fit for a reader.</summary>
internal sealed class CellErrorException(ErrorOutput error) : Exception(error.Value)
{
    public CellErrorException(string name, string message, int? line = null)
        : this(new ErrorOutput(name, message, [message]) { Line = line })
    {
    }

    public ErrorOutput Error { get; } = error;
}
