using System.Text;

namespace PkoNotebooks.Data.Csv;

/// <summary>Writes CSV as the package has it: UTF-8, LF, quotes only where they are needed.</summary>
internal sealed class CsvOutput
{
    private const int BufferSize = 1 << 16;

    // A character takes at most three bytes of UTF-8; half of a pair takes as many, its replacement.
    private const int MostBytes = 3;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferSize];

    // Of each column, the text written last and where its bytes are: in rows that are in order the same text comes again and again.
    private readonly (string? Text, int Start, int Length)[] _last;
    private int _used;
    private int _longest;

    private CsvOutput(Stream stream, int columns)
    {
        _stream = stream;
        _last = new (string?, int, int)[columns];
    }

    /// <returns>How many characters the longest cell has.</returns>
    public static int Write(Stream stream, IEnumerable<string> header, IEnumerable<string[]> rows)
    {
        string[] names = [.. header];
        var output = new CsvOutput(stream, names.Length);
        output.Row(names);
        foreach (var row in rows)
        {
            output.Row(row);
        }

        output.Flush();
        return output._longest;
    }

    private void Row(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            // A row that is one empty cell would read as a blank line.
            if (cells[i].Length > 0 || cells.Length == 1)
            {
                Cell(cells[i], i);
            }

            Byte(i < cells.Length - 1 ? (byte)',' : (byte)'\n');
        }
    }

    private void Cell(string cell, int column)
    {
        var known = column < _last.Length ? _last[column] : default;
        if (ReferenceEquals(cell, known.Text) && _used + known.Length <= BufferSize)
        {
            _buffer.AsSpan(known.Start, known.Length).CopyTo(_buffer.AsSpan(_used));
            _used += known.Length;
            return;
        }

        _longest = Math.Max(_longest, cell.Length);
        var quoted = NeedsQuotes(cell);
        var text = quoted ? cell.Replace("\"", "\"\"", StringComparison.Ordinal) : cell;
        var most = (text.Length * MostBytes) + 2;
        if (most > BufferSize - _used)
        {
            Flush();
            if (most > BufferSize)
            {
                _stream.Write(Encoding.UTF8.GetBytes(quoted ? $"\"{text}\"" : text));
                return;
            }
        }

        var start = _used;
        if (quoted)
        {
            _buffer[_used++] = (byte)'"';
        }

        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
        if (quoted)
        {
            _buffer[_used++] = (byte)'"';
        }

        if (column < _last.Length)
        {
            _last[column] = (cell, start, _used - start);
        }
    }

    // Letter by letter: a cell is shorter than a search takes to set up.
    private static bool NeedsQuotes(string cell)
    {
        foreach (var letter in cell)
        {
            if (letter <= ',' && letter is ',' or '"' or '\n' or '\r')
            {
                return true;
            }
        }

        return cell.Length == 0;
    }

    private void Byte(byte value)
    {
        if (_used == BufferSize)
        {
            Flush();
        }

        _buffer[_used++] = value;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
        Array.Clear(_last);
    }
}
