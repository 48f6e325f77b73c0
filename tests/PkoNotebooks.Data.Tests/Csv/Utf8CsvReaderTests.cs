using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Csv;

public sealed class Utf8CsvReaderTests
{
    // Few letters, so that quotes, commas and line ends meet often.
    private static readonly Arbitrary<string> Cells = Gen.Elements('a', 'b', '"', ',', '\n', ' ', 'é', '日', '\t')
        .ArrayOf().Select(letters => new string(letters)).ToArbitrary();

    [Fact]
    public void What_was_written_is_read_whatever_the_size_of_the_buffer()
        => Prop.ForAll(
            Cells.Generator.NonEmptyListOf().NonEmptyListOf().ToArbitrary(),
            Gen.Choose(1, 40).ToArbitrary(),
            (rows, buffer) =>
            {
                var table = rows.Select(row => row.ToArray()).ToList();
                using var stream = new MemoryStream();
                CsvOutput.Write(stream, table[0], table.Skip(1));
                Assert.Equal(table, Read(stream.ToArray(), buffer));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_reads_what_CsvHelper_reads()
        => Prop.ForAll(Cells, text =>
        {
            // What ends within quotes or has quotes out of place is refused here and mended there: no comparison.
            if (TryRead(Encoding.UTF8.GetBytes(text)) is { } rows)
            {
                Assert.Equal(ReadWithCsvHelper(text), rows);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("\ufeffa,b\nc,d\n")]
    [InlineData("a,b\nc,d")]
    [InlineData("\"a\",\"b\"\n\"c\",\"d\"\n")]
    public void Publishers_line_ends_marks_and_quotes_are_all_read(string text)
        => Assert.Equal([["a", "b"], ["c", "d"]], Read(Encoding.UTF8.GetBytes(text), 8));

    [Fact]
    public void The_line_named_is_that_on_which_the_row_starts()
    {
        using var reader = new Utf8CsvReader(new MemoryStream("a\n\"b\nb\"\nc\n"u8.ToArray()), "f", 4);
        var lines = new List<int>();
        while (reader.Read())
        {
            lines.Add(reader.Line);
        }

        Assert.Equal([1, 2, 4], lines);
    }

    [Theory]
    [InlineData("a\rb\r", DataErrorKind.FormatError)]
    [InlineData("a,\"b\nc", DataErrorKind.FormatError)]
    [InlineData("a,b\"c\n", DataErrorKind.FormatError)]
    [InlineData("a,\"b\"c\n", DataErrorKind.FormatError)]
    [InlineData("a\0b\n", DataErrorKind.EncodingError)]
    [InlineData("PK\u0003\u0004zip", DataErrorKind.FormatError)]
    [InlineData("<!DOCTYPE html><html>", DataErrorKind.FormatError)]
    public void What_is_no_CSV_is_refused(string text, DataErrorKind kind)
        => Assert.Equal(kind, Assert.Throws<CsvFormatException>(() => Read(Encoding.UTF8.GetBytes(text), 16)).Error.Kind);

    [Fact]
    public void Latin_1_and_UTF_16_are_refused()
    {
        Assert.Equal(DataErrorKind.EncodingError, Assert.Throws<CsvFormatException>(() => Read(Encoding.Latin1.GetBytes("Côte\n"), 16)).Error.Kind);
        Assert.Equal(DataErrorKind.EncodingError, Assert.Throws<CsvFormatException>(() => Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\n")], 16)).Error.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void A_gigabyte_without_an_end_is_refused_after_a_few_megabytes(string start)
    {
        using var stream = new EndlessStream(start, 1L << 30);
        using var reader = new Utf8CsvReader(stream, "f");
        var error = Assert.Throws<CsvFormatException>(() => reader.Read());
        Assert.Equal(DataErrorKind.FormatError, error.Error.Kind);
        Assert.InRange(stream.Given, 1, 2L * Utf8CsvReader.LongestRow);
    }

    private static List<string[]> Read(byte[] bytes, int buffer)
    {
        using var reader = new Utf8CsvReader(new MemoryStream(bytes), "f", buffer);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.Count).Select(reader.Text)]);
        }

        return rows;
    }

    private static List<string[]>? TryRead(byte[] bytes)
    {
        try
        {
            return Read(bytes, 8);
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static List<string[]> ReadWithCsvHelper(string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false });
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }

    private sealed class EndlessStream(string start, long length) : Stream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - Given);
            buffer[..count].Fill((byte)'x');
            if (Given == 0)
            {
                _start.CopyTo(buffer);
            }

            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
