using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Csv;

/// <summary>Splits text into rows of cells, strictly after RFC 4180, and knows the line on which each row starts.</summary>
internal static class CsvRows
{
    /// <summary>No honest cell is longer (characters).</summary>
    public const int LongestCell = 1 << 20;

    public static IEnumerable<(int Line, string[] Cells)> Split(TextReader text, string file, List<DataError> errors)
    {
        var line = 1;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
            CacheFields = true,
            BadDataFound = args => errors.Add(new(
                DataErrorKind.FormatError, file, line, null, args.Field, "quotes around the whole cell or not at all",
                "Quote the whole cell and write each quote inside it twice.")),
        };
        using var parser = new CsvParser(text, configuration);
        while (true)
        {
            string[] cells;
            try
            {
                if (!parser.Read())
                {
                    break;
                }

                cells = parser.Record!;
            }
            catch (MaxFieldSizeException)
            {
                errors.Add(new(
                    DataErrorKind.FormatError, file, line, null, "a cell that does not end",
                    string.Create(CultureInfo.InvariantCulture, $"cells of at most {LongestCell:N0} characters"),
                    "A quote is probably not closed; otherwise shorten the cell."));
                break;
            }

            yield return (line, cells);
            line = parser.RawRow + 1;
        }
    }
}
