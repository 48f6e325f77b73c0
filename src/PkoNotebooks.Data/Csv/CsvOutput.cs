using System.Buffers;
using System.Text;

namespace PkoNotebooks.Data.Csv;

/// <summary>Writes CSV as the package has it: UTF-8, LF, quotes only where they are needed.</summary>
internal static class CsvOutput
{
    private const int BufferSize = 1 << 16;

    // A character takes at most three bytes of UTF-8; half of a pair takes as many, its replacement.
    private const int MostBytes = 3;

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\n\r");

    public static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var buffer = new byte[BufferSize];
        var used = 0;
        Write([.. header]);
        foreach (var row in rows)
        {
            Write(row);
        }

        stream.Write(buffer, 0, used);

        void Write(IReadOnlyList<string> cells)
        {
            for (var i = 0; i < cells.Count; i++)
            {
                Add(i > 0 ? "," : "");
                var cell = cells[i];

                // A row that is one empty cell would read as a blank line.
                if (cell.AsSpan().ContainsAny(NeedQuotes) || (cell.Length == 0 && cells.Count == 1))
                {
                    Add("\"");
                    Add(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                    Add("\"");
                }
                else
                {
                    Add(cell);
                }
            }

            Add("\n");
        }

        void Add(string text)
        {
            var most = text.Length * MostBytes;
            if (used + most > buffer.Length)
            {
                stream.Write(buffer, 0, used);
                used = 0;
                if (most > buffer.Length)
                {
                    stream.Write(Encoding.UTF8.GetBytes(text));
                    return;
                }
            }

            used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
        }
    }
}
