using System.Buffers;
using System.Text;

namespace PkoNotebooks.Display.Tables;

/// <summary>RFC 4180 with LF. A cell that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
internal static class GridCsv
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    public static string Write(DataGrid grid)
    {
        var csv = new StringBuilder();
        Line(csv, grid.Columns.Select(c => Text(c.FullHeader)));
        foreach (var row in grid.Rows)
        {
            Line(csv, row.Select((cell, i) => grid.Columns[i].IsNumber ? cell.Raw : Text(cell.Raw)));
        }

        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IEnumerable<string> fields) =>
        csv.AppendJoin(',', fields.Select(Quote)).Append('\n');

    private static string Text(string field) => field is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF0B' or '\uFF0D' or '\uFF1D' or '\uFF20', ..] ? "'" + field : field;

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(Special) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
