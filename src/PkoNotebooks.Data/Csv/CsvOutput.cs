using System.Buffers;
using System.Text;

namespace PkoNotebooks.Data.Csv;

/// <summary>Writes CSV as the package has it: UTF-8, LF, quotes only where they are needed.</summary>
internal static class CsvOutput
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\n\r");

    public static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        Write(writer, [.. header]);
        foreach (var row in rows)
        {
            Write(writer, row);
        }
    }

    private static void Write(StreamWriter writer, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            Write(writer, cells[i], cells.Count);
        }

        writer.Write('\n');
    }

    // A row that is one empty cell would read as a blank line.
    private static void Write(StreamWriter writer, string cell, int columns)
    {
        if (!cell.AsSpan().ContainsAny(NeedQuotes) && (cell.Length > 0 || columns > 1))
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Contains('"') ? cell.Replace("\"", "\"\"", StringComparison.Ordinal) : cell);
        writer.Write('"');
    }
}
