namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>Console input inside a cell: each line is asked of the person at the notebook.</summary>
internal sealed class CellReader(TextReader outside) : TextReader
{
    private string _rest = "";

    public override string? ReadLine()
    {
        if (CellContext.Current is not { } cell)
        {
            return outside.ReadLine();
        }

        if (_rest.Length > 0)
        {
            var line = _rest.TrimEnd('\n');
            _rest = "";
            return line;
        }

        return Ask(cell);
    }

    public override int Read()
    {
        if (Peek() < 0)
        {
            return -1;
        }

        if (CellContext.Current is null)
        {
            return outside.Read();
        }

        var next = _rest[0];
        _rest = _rest[1..];
        return next;
    }

    public override int Peek()
    {
        if (CellContext.Current is not { } cell)
        {
            return outside.Peek();
        }

        if (_rest.Length == 0)
        {
            _rest = Ask(cell) + "\n";
        }

        return _rest[0];
    }

    private static string Ask(CellContext cell) => cell.Sink.RequestInputAsync("", false, cell.Cancellation).GetAwaiter().GetResult();
}
