using PkoNotebooks.Data.Csv;
using PkoNotebooks.Data.Files;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Export;

/// <summary>Writes a table as CSV for spreadsheets and other programs, and its sources as a second file beside it.</summary>
public static class CsvExport
{
    /// <summary>Writes <c>NAME.csv</c> and <c>NAME.sources.csv</c> into the folder and returns their full paths.</summary>
    /// <exception cref="IOException">They could not be written; older ones are intact.</exception>
    public static IReadOnlyList<string> Write(CitedTable table, string folder)
    {
        ArgumentNullException.ThrowIfNull(table);
        var file = Path.GetFullPath(Path.Combine(folder, table.Name + ".csv"));
        var sources = Path.GetFullPath(Path.Combine(folder, table.Name + ".sources.csv"));
        AtomicFile.Write(file, stream => Write(table, stream));
        AtomicFile.Write(sources, stream => CsvOutput.Write(
            stream, CitedSource.Header, table.Citations.Select(source => source.Cells().Select(SpreadsheetText.MakeHarmless).ToArray())));
        return [file, sources];
    }

    /// <summary>Writes the rows as UTF-8 with LF; texts that a spreadsheet would run are made harmless.</summary>
    public static void Write(CitedTable table, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(table);
        var isText = table.Columns.Select(column => column.Type == FieldType.String).ToArray();
        CsvOutput.Write(
            stream,
            table.Columns.Select(column => column.Name),
            table.Rows.Select(row => row.Select((cell, i) => isText[i] ? SpreadsheetText.MakeHarmless(cell) : cell).ToArray()));
    }
}
