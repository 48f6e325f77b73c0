using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>The rows of a query as a table: columns in the query's order, figures aligned to the right.</summary>
internal static class SqlTable
{
    private const int Shown = 100;

    public static string Html(SqlRows rows)
    {
        var html = new StringBuilder("<table class=\"dni-table\"><thead><tr>");
        foreach (var column in rows.Columns)
        {
            html.Append("<th scope=\"col\">").Append(HtmlText.Escape(column)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in rows.Take(Shown))
        {
            html.Append("<tr>");
            foreach (var value in row.Values)
            {
                html.Append("<td><div class=\"dni-plaintext").Append(IsNumber(value) ? " dni-number" : "").Append("\"><pre>")
                    .Append(HtmlText.Escape(PlainTextWriter.Cut(Text(value)))).Append("</pre></div></td>");
            }

            html.Append("</tr>");
        }

        if (Note(rows) is { } note)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"dni-more\" colspan=\"{rows.Columns.Length}\">{note}</td></tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    public static string Plain(SqlRows rows)
    {
        var shown = rows.Take(Shown).Select(r => r.Values.Select(Text).ToImmutableArray()).ToList();
        var widths = rows.Columns.Select((c, i) => Math.Min(60, shown.Select(r => r[i].Length).Append(c.Length).Max())).ToList();
        var right = rows.Columns.Select((_, i) => rows.Take(Shown).All(r => r[i] is null || IsNumber(r[i]))).ToList();
        var text = new StringBuilder();
        Line(rows.Columns);
        Line([.. widths.Select(w => new string('-', w))]);
        shown.ForEach(r => Line(r));
        return text.Append(Note(rows)).ToString().TrimEnd('\n');

        void Line(ImmutableArray<string> cells)
        {
            var padded = cells.Select((c, i) => right[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i]));
            text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }
    }

    private static string? Note(SqlRows rows) => rows.Count > Shown
        ? string.Create(CultureInfo.InvariantCulture, $"({rows.Count - Shown} more)")
        : null;

    private static string Text(object? value) => value switch
    {
        null => "",
        byte[] bytes => string.Create(CultureInfo.InvariantCulture, $"({bytes.Length} bytes)"),
        _ => ScalarText.Of(value) ?? PlainTextWriter.SafeText(value),
    };

    private static bool IsNumber(object? value) => value is long or int or double or decimal or float;
}
