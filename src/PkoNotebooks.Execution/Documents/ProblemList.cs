using System.Text;
using System.Text.Json;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Gathers what is wrong with a JSON file, each with its line and column.</summary>
internal sealed class ProblemList(string path, ReadOnlyMemory<byte> utf8)
{
    /// <summary>More than these help nobody: a file with so many is of another kind altogether.</summary>
    private const int Most = 50;

    private readonly List<DocumentProblem> _problems = [];

    public void Add(IReadOnlyList<object> at, string found, string expected)
    {
        if (_problems.Count < Most)
        {
            var (line, column) = JsonPosition.Of(utf8.Span, at);
            _problems.Add(new(line, column, Name(at), found, expected));
        }
    }

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new NotebookFormatException(path, _problems);
        }
    }

    public NotebookFormatException NotJson(JsonException exception)
    {
        var text = utf8.Span;
        var offset = Offset(text, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        var (line, column) = JsonPosition.OfByte(text, offset);
        var known = exception.LineNumber is not null;
        var problem = text[(int)offset..].IndexOfAnyExcept(" \t\r\n"u8) < 0 && known
            ? new DocumentProblem(line, column, "", "the end of the file in the middle of the JSON", "the rest of it: the file was cut off; restore it from version control or a checkpoint")
            : new DocumentProblem(known ? line : 0, known ? column : 0, "", Found(text, offset, exception), "JSON");
        return new(path, [problem], exception);
    }

    private static string Found(ReadOnlySpan<byte> text, long offset, JsonException exception)
    {
        var rest = text[(int)offset..];
        var lineStart = text[..(int)offset].LastIndexOf((byte)'\n') + 1;
        var line = text[lineStart..];
        if (line.StartsWith("<<<<<<<"u8) || line.StartsWith("======="u8) || line.StartsWith(">>>>>>>"u8))
        {
            return "a Git conflict marker";
        }

        if (rest.StartsWith("NaN"u8) || rest.StartsWith("Infinity"u8) || rest.StartsWith("-Infinity"u8))
        {
            return "NaN or Infinity, which Python writes and JSON does not know";
        }

        var message = exception.Message;
        var tail = message.IndexOf(" Path: ", StringComparison.Ordinal);
        tail = tail < 0 ? message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : tail;
        return $"what is not JSON ({(tail < 0 ? message : message[..tail]).TrimEnd('.')})";
    }

    private static long Offset(ReadOnlySpan<byte> text, long lineNumber, long byteInLine)
    {
        var start = 0;
        for (var i = 0; i < lineNumber; i++)
        {
            var end = text[start..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            start += end + 1;
        }

        return Math.Min(start + byteInLine, text.Length);
    }

    private static string Name(IReadOnlyList<object> at)
    {
        var name = new StringBuilder();
        foreach (var step in at)
        {
            _ = step is string member
                ? name.Append(name.Length > 0 ? "." : "").Append(member)
                : name.Append('[').Append(step).Append(']');
        }

        return name.ToString();
    }
}
