using System.Text;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>A console writer that hands text to the running cell as it is written.</summary>
/// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="outside">Where text goes that no cell wrote.</param>
internal sealed class CellWriter(string stream, TextWriter outside) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value) => Send(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Send(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Send(new string(buffer));

    public override void Write(string? value) => Send(value ?? "");

    public override void WriteLine() => Send("\n");

    public override void WriteLine(string? value) => Send(value + "\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => Send(string.Concat(buffer, "\n"));

    public override void Flush()
    {
        if (CellContext.Current is null)
        {
            outside.Flush();
        }
    }

    private void Send(string text)
    {
        if (CellContext.Current is not { } cell)
        {
            outside.Write(text);
        }
        else if (text.Length > 0)
        {
            cell.Sink.Stream(stream, text);
        }
    }
}
