using System.Globalization;
using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Export;

/// <summary>Reads the CSV that an analysis shows beside a table, so that it can go out in every format that the package's tables can.</summary>
public static class AnalysisCsv
{
    /// <summary>
    /// A column is of integers, numbers or dates where every value in it is one; empty cells are missing values. An apostrophe
    /// that kept a spreadsheet from running a text is taken off again.
    /// </summary>
    /// <param name="name">A name for files and databases; other letters than A-Z, digits and underscores become underscores.</param>
    /// <param name="csv">RFC 4180 with a header row.</param>
    /// <param name="citations">The sources that the table rests on.</param>
    /// <exception cref="DataPackageException">It is no table: no header, or rows of other lengths.</exception>
    public static CitedTable Read(string name, string csv, IEnumerable<CitedSource> citations)
    {
        ArgumentNullException.ThrowIfNull(name);
        var errors = new List<DataError>();
        var lines = CsvRows.Split(new StringReader(csv), name, errors).ToList();
        if (lines.Count == 0)
        {
            errors.Add(new(DataErrorKind.SourceError, name, null, null, null, "a header row", "The table has no columns: correct the cell that makes it."));
        }

        errors.AddRange(lines.Where(line => line.Cells.Length != lines[0].Cells.Length).Select(line => new DataError(
            line.Cells.Length < lines[0].Cells.Length ? DataErrorKind.MissingCell : DataErrorKind.ExtraCell, name, line.Line, null,
            Count(line.Cells.Length), Count(lines[0].Cells.Length), "Correct the cell that makes the table.")));
        if (errors.Count > 0)
        {
            throw new DataPackageException($"Table {name}", errors);
        }

        var rows = lines.Skip(1).Select(line => line.Cells).ToList();
        var columns = lines[0].Cells.Select((header, i) => new CitedColumn(Plain(header), TypeOf([.. rows.Select(row => row[i])]))).ToList();
        return new(
            new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]),
            [.. columns],
            [.. rows.Select(row => row.Select((cell, i) => Cell(columns[i].Type, cell)).ToArray())],
            [.. citations.DistinctBy(source => source.SourceId).OrderBy(source => source.SourceId, StringComparer.Ordinal)]);
    }

    private static FieldType TypeOf(List<string> cells)
    {
        var given = cells.Where(cell => cell.Length > 0).ToList();
        return given.Count == 0 ? FieldType.String
            : given.All(cell => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) ? FieldType.Integer
            : given.All(cell => Number(cell) is not null) ? FieldType.Number
            : given.All(cell => CellFormat.TryDate(cell, out _)) ? FieldType.Date
            : FieldType.String;
    }

    // Shortest round-trip text may have an exponent, which a table does not.
    private static string Cell(FieldType type, string cell)
        => cell.Length == 0 ? cell
            : type switch
            {
                FieldType.Number => Number(cell)!.Value.ToString(CultureInfo.InvariantCulture),
                FieldType.String => Plain(cell),
                _ => cell,
            };

    private static decimal? Number(string cell)
        => decimal.TryParse(cell, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private static string Plain(string text)
        => text is ['\'', _, ..] && SpreadsheetText.MakeHarmless(text[1..]) == text ? text[1..] : text;

    private static string Count(int cells) => cells.ToString("N0", CultureInfo.InvariantCulture) + " cells";
}
