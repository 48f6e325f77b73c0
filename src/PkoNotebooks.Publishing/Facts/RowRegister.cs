using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Facts;

/// <summary>The table rows that a page's facts came from: each stands once, however many facts rest on it.</summary>
internal sealed class RowRegister(RowLookup? lookup, PageIds ids, string? language = null)
{
    private readonly List<RegisteredRow> _rows = [];
    private readonly Dictionary<(string Table, string Row), RegisteredRow?> _byKey = [];

    /// <summary>The citation's row, or null where the host has none such.</summary>
    public RegisteredRow? Find(PublishedCitation citation)
    {
        var key = (citation.Table, citation.Row);
        if (!_byKey.TryGetValue(key, out var found))
        {
            if (lookup?.Invoke(citation.Table, citation.Row) is { Count: > 0 } fields)
            {
                found = new(ids.Take(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row-{_rows.Count + 1}")), citation.Table, fields);
                _rows.Add(found);
            }

            _byKey.Add(key, found);
        }

        return found;
    }

    public int Count => _rows.Count;

    /// <summary>The rows found so far, table by table; empty where there are none.</summary>
    public Markup List(string summary)
    {
        if (_rows.Count == 0)
        {
            return Markup.Empty;
        }

        // Folded: a link to a row opens it.
        var html = new HtmlWriter();
        html.Line($"<details class=\"nb-fold\"><summary>{summary}</summary>");
        foreach (var table in _rows.GroupBy(r => r.Table, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var columns = table.SelectMany(r => r.Fields.Select(f => f.Key)).Distinct(StringComparer.Ordinal).ToList();
            html.Line($"<div class=\"nb-scroll nb-rows\"{Markup.Language(language)} role=\"group\" tabindex=\"0\" aria-label=\"{table.Key}\"><table><caption>{table.Key}</caption><thead><tr>");
            foreach (var column in columns)
            {
                html.Add($"<th scope=\"col\">{column}</th>");
            }

            html.Line($"</tr></thead><tbody>");
            foreach (var row in table)
            {
                html.Add($"<tr id=\"{row.Id}\">");
                foreach (var column in columns)
                {
                    html.Add($"<td>{row.Fields.FirstOrDefault(f => f.Key == column).Value}</td>");
                }

                html.Line($"</tr>");
            }

            html.Line($"</tbody></table></div>");
        }

        return html.Line($"</details>").ToMarkup();
    }
}

/// <param name="Id">The row's element identifier.</param>
/// <param name="Table">Its table.</param>
/// <param name="Fields">Its fields, in column order.</param>
internal sealed record RegisteredRow(string Id, string Table, IReadOnlyList<KeyValuePair<string, string>> Fields);
