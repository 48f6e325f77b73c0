using System.Text;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Csv;

/// <summary>What arrives instead of a table. Loading and validating both refuse it, and say what it is.</summary>
public sealed class BadInputTests
{
    private const string Header = "event_id,occurred_on,precision,kind,title,title_ja,source_id,locator,note\n";
    private const string Row = "E001,1992-06-19,day,law,Act promulgated,国際平和協力法,record,list,\n";

    [Fact]
    public void An_empty_file_is_refused() => Refuses([], DataErrorKind.SourceError, "empty");

    [Fact]
    public void A_file_cut_short_within_a_row_is_refused() => Refuses(Header + Row[..30], DataErrorKind.MissingCell, "cut short");

    [Fact]
    public void A_file_cut_short_within_the_last_cell_is_refused() => Refuses(Header + Row.TrimEnd('\n'), DataErrorKind.FormatError, "cut short");

    [Fact]
    public void A_file_cut_short_within_a_letter_is_refused()
        => Refuses(Encoding.UTF8.GetBytes(Header + Row)[..(Encoding.UTF8.GetByteCount(Header) + 42)], DataErrorKind.EncodingError, "UTF-8");

    [Fact]
    public void Latin_1_is_refused() => Refuses(Encoding.Latin1.GetBytes(Header + "E001,1992-06-19,day,law,Côte,,record,list,\n"), DataErrorKind.EncodingError, "UTF-8");

    [Fact]
    public void Shift_JIS_is_refused() => Refuses([.. Encoding.ASCII.GetBytes(Header + "E001,1992-06-19,day,law,Act,"), 0x93, 0xFA, 0x96, 0x7B, .. ",record,list,\n"u8], DataErrorKind.EncodingError, "UTF-8");

    [Fact]
    public void UTF_16_is_refused() => Refuses([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + Row)], DataErrorKind.EncodingError, "UTF-8");

    [Fact]
    public void A_byte_order_mark_is_refused() => Refuses([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Header + Row)], DataErrorKind.EncodingError, "byte order mark");

    [Fact]
    public void Lines_that_end_with_CR_only_are_refused() => Refuses((Header + Row).Replace('\n', '\r'), DataErrorKind.FormatError, "CR only");

    [Fact]
    public void Lines_that_end_with_CR_and_LF_are_refused()
        => Refuses((Header + Row).Replace("\n", "\r\n", StringComparison.Ordinal), DataErrorKind.FormatError, "carriage return");

    [Fact]
    public void A_quote_that_is_never_closed_is_refused() => Refuses(Header + Row.Replace("Act", "\"Act", StringComparison.Ordinal), DataErrorKind.FormatError, "never closed");

    [Fact]
    public void A_quote_within_an_unquoted_cell_is_refused()
        => Refuses(Header + Row.Replace("Act promulgated", "The \"Act\" promulgated", StringComparison.Ordinal), DataErrorKind.FormatError, "Quote the whole cell");

    [Fact]
    public void Text_after_a_closing_quote_is_refused()
        => Refuses(Header + Row.Replace("Act promulgated", "\"Act\" promulgated", StringComparison.Ordinal), DataErrorKind.FormatError, "Quote the whole cell");

    [Fact]
    public void NUL_bytes_are_refused() => Refuses(Header + Row.Replace("Act", "A\0t", StringComparison.Ordinal), DataErrorKind.EncodingError, "NUL");

    [Fact]
    public void An_archive_is_refused_unopened() => Refuses([.. "PK\u0003\u0004"u8, .. new byte[100]], DataErrorKind.FormatError, "archive");

    [Fact]
    public void A_cell_without_end_is_refused() => Refuses(Header + Row.Replace("Act", new string('x', 3_000_000), StringComparison.Ordinal), DataErrorKind.FormatError, "1,048,576");

    [Fact]
    public void A_quoted_cell_without_end_is_refused()
        => Refuses(Header + Row.Replace("Act promulgated", "\"" + string.Concat(Enumerable.Repeat("line\n", 600_000)) + "\"", StringComparison.Ordinal), DataErrorKind.FormatError, "1,048,576");

    [Fact]
    public void Ten_thousand_columns_are_refused_in_few_words()
    {
        var errors = Refuses(string.Join(',', Enumerable.Range(0, 10_000).Select(i => "c" + i)) + "\n" + Row, DataErrorKind.ExtraLabel, "c0");
        Assert.InRange(errors.Count, 2, 30);
        Assert.Contains(errors, error => error.Found == "10,000 columns");
    }

    [Fact]
    public void A_header_with_a_name_twice_is_refused() => Refuses(Header.Replace("title_ja", "title", StringComparison.Ordinal) + Row, DataErrorKind.DuplicateLabel, "title");

    [Fact]
    public void A_header_without_a_name_is_refused() => Refuses(Header.Replace("title_ja", "", StringComparison.Ordinal) + Row, DataErrorKind.BlankLabel, "column 6");

    [Fact]
    public void A_blank_header_is_refused() => Refuses("\n" + Row, DataErrorKind.BlankHeader, "header");

    [Fact]
    public void A_header_that_lacks_a_column_is_refused() => Refuses(Header.Replace("title_ja,", "", StringComparison.Ordinal) + Row, DataErrorKind.MissingLabel, "title_ja");

    [Fact]
    public void Columns_in_another_order_are_refused()
        => Refuses(Header.Replace("precision,kind", "kind,precision", StringComparison.Ordinal) + Row, DataErrorKind.IncorrectLabel, "order");

    [Fact]
    public void A_blank_line_is_refused() => Refuses(Header + "\n" + Row, DataErrorKind.BlankRow, "blank line");

    [Fact]
    public void Thousands_separators_that_split_a_cell_are_refused()
        => Refuses(Header + Row.Replace("Act promulgated", "1,200", StringComparison.Ordinal), DataErrorKind.ExtraCell, "thousands separators");

    [Fact]
    public void The_line_named_is_that_on_which_the_row_starts()
    {
        var errors = Refuses(Header + Row.Replace("Act promulgated", "\"two\nlines\"", StringComparison.Ordinal) + "E002,1992-13-01,day,law,Act,,record,list,\n", DataErrorKind.TypeError, "1992-13-01");
        Assert.Equal(4, Assert.Single(errors).Row);
    }

    [Fact]
    public void Quoted_commas_quotes_and_line_ends_are_read_as_written()
    {
        using var package = new TinyPackage();
        package.Write("events", Header + "E001,1992-06-19,day,law,\"a, \"\"b\"\"\nc\",\"\",record,list,\n");
        var row = Assert.Single(package.Load().Events);
        Assert.Equal("a, \"b\"\nc", row.Title);
        Assert.Null(row.TitleJa);
    }

    private static List<DataError> Refuses(string text, DataErrorKind kind, string word) => Refuses(Encoding.UTF8.GetBytes(text), kind, word);

    private static List<DataError> Refuses(byte[] bytes, DataErrorKind kind, string word)
    {
        using var package = new TinyPackage();
        package.Write("events", bytes);
        var errors = DataPackageValidator.Check(package.Folder).ToList();
        Assert.Contains(errors, error => error.Kind == kind && error.ToString().Contains(word, StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Equal("tables/events.csv", error.File));

        var thrown = Assert.Throws<DataPackageException>(() => package.Load().Events);
        Assert.Contains(thrown.Errors, error => error.Kind == kind);
        return errors;
    }
}
