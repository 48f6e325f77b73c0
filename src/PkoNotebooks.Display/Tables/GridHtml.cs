using System.Text;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Tables;

/// <summary>A grid as an HTML table that scrolls inside itself, with its headers marked up.</summary>
internal static class GridHtml
{
    /// <param name="id">Unique in the page; letters, digits, hyphens.</param>
    /// <param name="caption">HTML; empty for none, and then <paramref name="label"/> names the table.</param>
    /// <param name="label">Plain text that names the scrolling region.</param>
    public static string Write(DataGrid grid, string id, string caption, string label, bool cite, DisplayLanguage language, Func<int, bool>? emphasise = null)
    {
        var html = new StringBuilder();
        html.Append("<div class=\"pko-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(HtmlText.Encode(label)).Append("\"><table");
        // Hundreds of rows of figures need no class on each cell.
        var allNumbers = grid.Columns is [{ IsRowHeader: true }, _, ..] && grid.Columns[1..].All(c => c.IsNumber);
        html.Append(" id=\"").Append(id).Append(allNumbers ? "\" class=\"pko-nums\">" : "\">");
        if (caption.Length > 0)
        {
            html.Append("<caption>").Append(caption).Append("</caption>");
        }

        html.Append("<thead><tr>");
        foreach (var column in grid.Columns)
        {
            html.Append("<th scope=\"col\"").Append(column.IsNumber ? " class=\"pko-num\">" : ">").Append(HtmlText.Isolate(column.Header));
            if (column.Unit.Length > 0)
            {
                html.Append(" <span class=\"pko-unit\">").Append(HtmlText.Encode(column.Unit)).Append("</span>");
            }

            html.Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>");
        for (var i = 0; i < grid.Rows.Length; i++)
        {
            html.Append(emphasise?.Invoke(i) == true ? "<tr class=\"pko-focus\">" : "<tr>");
            for (var j = 0; j < grid.Columns.Length; j++)
            {
                Cell(html, grid.Columns[j], grid.Rows[i][j], cite, allNumbers, language);
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void Cell(StringBuilder html, GridColumn column, GridCell cell, bool cite, bool allNumbers, DisplayLanguage language)
    {
        var content = cell switch
        {
            { Raw: "", Text: "" } when column.IsNumber => FactHtml.NoFigure(cell.Missing, language),
            { Fact: { } fact } when cite => FactHtml.Cell(fact, cell.Text, language),
            _ => HtmlText.Isolate(cell.Text),
        };
        var mark = cell.IsEnglish ? " lang=\"en\"" : "";
        html.Append(column switch
        {
            { IsRowHeader: true } => $"<th scope=\"row\"{mark}>{content}</th>",
            { IsNumber: true } when !allNumbers => $"<td class=\"pko-num\">{content}</td>",
            _ => $"<td{mark}>{content}</td>",
        });
    }
}
