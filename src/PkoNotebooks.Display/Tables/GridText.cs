using System.Text;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Tables;

/// <summary>A grid in a fixed-width font: numbers to the right, wide characters counted as two columns.</summary>
internal static class GridText
{
    private const int Widest = 48;
    private const int MostRows = 200;

    public static string Write(DataGrid grid, DisplayLanguage language)
    {
        var headers = grid.Columns.Select(c => Cut(c.FullHeader)).ToArray();
        var rows = grid.Rows.Take(MostRows).Select(r => r.Select(c => Cut(c.Text)).ToArray()).ToList();
        var widths = headers.Select((h, i) => rows.Select(r => TextMeasure.Columns(r[i])).Append(TextMeasure.Columns(h)).Max()).ToArray();
        var text = new StringBuilder();
        Line(headers);
        text.AppendJoin("  ", widths.Select(w => new string('-', w))).Append('\n');
        rows.ForEach(Line);
        if (grid.Rows.Length > MostRows)
        {
            text.Append(language.Word("and-more", grid.Rows.Length - MostRows)).Append('\n');
        }

        return text.ToString().TrimEnd('\n');

        void Line(string[] cells)
        {
            var padded = cells.Select((cell, i) =>
            {
                var space = new string(' ', widths[i] - TextMeasure.Columns(cell));
                return grid.Columns[i].IsNumber ? space + cell : cell + space;
            });
            text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }
    }

    private static string Cut(string text)
    {
        var flat = text.ReplaceLineEndings(" ");
        if (TextMeasure.Columns(flat) <= Widest)
        {
            return flat;
        }

        var cut = new StringBuilder();
        var width = 0;
        foreach (var rune in flat.EnumerateRunes())
        {
            width += TextMeasure.Columns(rune.ToString());
            if (width >= Widest)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }
}
