using System.Text;
using System.Text.Unicode;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Csv;

/// <summary>
/// Splits a publisher's CSV into rows without making texts of the cells, so that a file of any length is read in a buffer of
/// fixed size. Strict where RFC 4180 is; lines may end with LF or CRLF and a byte order mark is passed over, because
/// publishers differ in these.
/// </summary>
internal sealed class Utf8CsvReader(Stream stream, string file, int bufferSize = 1 << 16) : IDisposable
{
    /// <summary>No honest row is longer (bytes).</summary>
    public const int LongestRow = 1 << 22;

    private byte[] _buffer = new byte[bufferSize];
    private int _position;
    private int _end;
    private bool _ended;
    private bool _started;
    private int _nextLine = 1;
    private Cell[] _cells = new Cell[16];

    // Whether the row may hold something else than plain ASCII, so that it has to be looked at again.
    private bool _unusual;

    /// <summary>The line on which the row starts, from 1.</summary>
    public int Line { get; private set; }

    public int Count { get; private set; }

    /// <summary>Whether the last row had no line end: the file may have been cut short.</summary>
    public bool EndsWithoutLineEnd { get; private set; }

    /// <summary>A cell's bytes, quotes taken off; valid until the next row is read.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var cell = _cells[index];
            var bytes = _buffer.AsSpan(cell.Start, cell.Length);
            return cell.HasDoubledQuotes ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\"\"", "\"", StringComparison.Ordinal)) : bytes;
        }
    }

    public string Text(int index) => Encoding.UTF8.GetString(this[index]);

    /// <exception cref="CsvFormatException">The text cannot be split any further.</exception>
    public bool Read()
    {
        if (!_started)
        {
            _started = true;
            Fill();
            if (_buffer.AsSpan(0, _end).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            {
                _position = 3;
            }

            RefuseForeignContent();
        }

        while (true)
        {
            if (_position == _end && _ended)
            {
                return false;
            }

            Line = _nextLine;
            if (_position < _end && Split())
            {
                return true;
            }

            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    // Whether the buffer holds a whole row; where not, more has to be read.
    private bool Split()
    {
        var at = _position;
        var lines = 0;
        Count = 0;
        _unusual = false;
        while (true)
        {
            var bytes = _buffer.AsSpan(0, _end);
            var cell = at < _end && bytes[at] == (byte)'"' ? Quoted(bytes, ref at, ref lines) : Plain(bytes, ref at);
            if (cell is not { } found)
            {
                return false;
            }

            if (Count == _cells.Length)
            {
                Array.Resize(ref _cells, Count * 2);
            }

            _cells[Count++] = found;
            if (at < _end && bytes[at] == (byte)',')
            {
                at++;
                if (at == _end && !_ended)
                {
                    return false;
                }

                continue;
            }

            return LineEnd(bytes, at, lines);
        }
    }

    private bool LineEnd(ReadOnlySpan<byte> bytes, int at, int lines)
    {
        if (at < _end && bytes[at] == (byte)'\r')
        {
            if (at + 1 == _end && !_ended)
            {
                return false;
            }

            if (at + 1 == _end || bytes[at + 1] != (byte)'\n')
            {
                throw Wrong(
                    DataErrorKind.FormatError, "a carriage return without line feed", "lines that end with LF or CRLF",
                    "Save the file with LF line ends.");
            }

            at++;
        }

        EndsWithoutLineEnd = at == _end;
        if (_unusual)
        {
            Accept(bytes[_position..at]);
        }

        _position = Math.Min(at + 1, _end);
        _nextLine = Line + lines + 1;
        return true;
    }

    // The cell up to a comma or line end; null where the buffer ends first. Byte by byte: a cell is shorter than a search takes to set up.
    private Cell? Plain(ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at;
        byte all = 0;
        while (at < bytes.Length)
        {
            var value = bytes[at];

            // Letters and digits lie above the comma.
            if (value <= (byte)',')
            {
                if (value is (byte)',' or (byte)'\n' or (byte)'\r' or (byte)'"')
                {
                    break;
                }

                _unusual |= value == 0;
            }

            all |= value;
            at++;
        }

        _unusual |= all > 0x7F;
        if (at == bytes.Length)
        {
            return _ended ? new Cell(start, at - start, false) : null;
        }

        if (bytes[at] == (byte)'"')
        {
            throw Wrong(
                DataErrorKind.FormatError, Encoding.UTF8.GetString(bytes[start..Math.Min(at + 20, _end)]),
                "quotes around the whole cell or not at all", "Quote the whole cell and write each quote inside it twice.");
        }

        return new Cell(start, at - start, false);
    }

    private Cell? Quoted(ReadOnlySpan<byte> bytes, ref int at, ref int lines)
    {
        var start = at + 1;
        var doubled = false;
        _unusual = true;
        var search = start;
        while (true)
        {
            var quote = bytes[search..].IndexOf((byte)'"');
            if (quote < 0 || (search + quote + 1 == _end && !_ended))
            {
                return !_ended ? null : throw Wrong(
                    DataErrorKind.FormatError, "a quote that is never closed", "quotes in pairs",
                    "Close the quote; a quote inside a quoted cell is written twice. The file may have been cut short.");
            }

            search += quote + 1;
            if (search < _end && bytes[search] == (byte)'"')
            {
                doubled = true;
                search++;
                continue;
            }

            break;
        }

        if (search < _end && bytes[search] is not ((byte)',' or (byte)'\n' or (byte)'\r'))
        {
            throw Wrong(
                DataErrorKind.FormatError, Encoding.UTF8.GetString(bytes.Slice(at, Math.Min(search + 10, _end) - at)),
                "a comma or a line end after a closing quote", "Quote the whole cell and write each quote inside it twice.");
        }

        var cell = new Cell(start, search - 1 - start, doubled);
        lines += bytes[start..(search - 1)].Count((byte)'\n');
        at = search;
        return cell;
    }

    private void Accept(ReadOnlySpan<byte> row)
    {
        if (row.Contains((byte)0))
        {
            throw Wrong(DataErrorKind.EncodingError, "a NUL byte", "text in UTF-8", "The file is not text or is damaged: fetch it again.");
        }

        if (!Utf8.IsValid(row))
        {
            throw Wrong(
                DataErrorKind.EncodingError, Encoding.Latin1.GetString(row[..Math.Min(row.Length, 60)]), "UTF-8",
                "The file is in another encoding (often Windows-1252 or Latin-1): save it as UTF-8.");
        }
    }

    private void RefuseForeignContent()
    {
        var bytes = _buffer.AsSpan(0, _end);
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            throw Wrong(
                DataErrorKind.FormatError, "a compressed archive or a spreadsheet", "plain CSV",
                "Unpack it, or save the sheet as CSV; archives are not opened here, whatever their size claims.");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw Wrong(DataErrorKind.EncodingError, "UTF-16", "UTF-8", "Save the file as UTF-8.");
        }

        if (bytes.TrimStart(" \t\r\n"u8) is [(byte)'<', ..])
        {
            throw Wrong(DataErrorKind.FormatError, "a web page", "CSV", "The download gave a page instead of the file: fetch it again.");
        }
    }

    // Moves the unread rest to the front and reads more behind it; a row that fills the buffer makes it grow.
    private void Fill()
    {
        if (_position > 0)
        {
            _buffer.AsSpan(_position, _end - _position).CopyTo(_buffer);
            _end -= _position;
            _position = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestRow)
            {
                throw Wrong(
                    DataErrorKind.FormatError, "a row that does not end", $"rows of at most {LongestRow >> 20} MiB",
                    "A quote is probably not closed, or the file is not CSV.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var space = _buffer.Length - _end;
        var read = stream.ReadAtLeast(_buffer.AsSpan(_end), space, throwOnEndOfStream: false);
        _end += read;
        _ended = read < space;
    }

    private CsvFormatException Wrong(DataErrorKind kind, string found, string expected, string advice)
        => new(new(kind, file, Math.Max(1, Line), null, found, expected, advice));

    private readonly record struct Cell(int Start, int Length, bool HasDoubledQuotes);
}
