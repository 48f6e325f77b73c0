using System.Globalization;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Facts;

/// <summary>
/// The numbered list of a page's facts. Each item is at once the card that a number in the text opens (an HTML popover, so it needs no script)
/// and an entry of the printed list: one text, not two.
/// </summary>
internal sealed class FactCards(InterfaceText words, RowRegister rows)
{
    private const int SourcesShown = 6;
    private const int RowsShown = 4;

    public Markup List(IReadOnlyList<RegisteredFact> facts)
    {
        var html = new HtmlWriter();
        html.Line($"<ol class=\"nb-facts\">");
        foreach (var fact in facts)
        {
            html.Line($"<li>{Card(fact)}</li>");
        }

        return html.Line($"</ol>").ToMarkup();
    }

    private Markup Card(RegisteredFact registered)
    {
        var fact = registered.Fact;
        var html = new HtmlWriter();
        html.Add($"<div class=\"nb-card\" id=\"{registered.Id}\" popover role=\"group\" aria-label=\"{InterfaceText.Fill(words.FactAbout, fact.Text)}\">");
        html.Add($"<p class=\"nb-card-head\"><strong>{fact.Text}</strong> <span class=\"nb-how\">{How(fact.Derivation)}</span></p><dl>");
        if (fact.Period is { Length: > 0 } period)
        {
            html.Add($"<div><dt>{words.FactPeriod}</dt><dd>{words.Period(period)}</dd></div>");
        }

        if (fact.Formula is { Length: > 0 } formula)
        {
            html.Add($"<div><dt>{words.FactFormula}</dt><dd{Markup.Language(fact.FormulaLanguage)}>{formula}</dd></div>");
        }

        var full = fact.Value.ToString("R", CultureInfo.InvariantCulture);
        if (fact.Derivation == "derived" && !fact.Text.Contains(full, StringComparison.Ordinal) && full.Contains('.', StringComparison.Ordinal))
        {
            html.Add($"<div><dt>{words.FactFullValue}</dt><dd>{full}</dd></div>");
        }

        if (fact.Note is { Length: > 0 } note)
        {
            html.Add($"<div><dt>{words.FactNote}</dt><dd{Markup.Language(fact.NoteLanguage)}>{note}</dd></div>");
        }

        html.Add(Sources(fact));
        return html.Add($"<div><dt>{words.FactKey}</dt><dd><code>{fact.Key}</code></dd></div></dl></div>").ToMarkup();
    }

    private Markup Sources(PublishedFact fact)
    {
        var groups = fact.Citations.GroupBy(c => c.Source, StringComparer.Ordinal).ToList();
        if (groups.Count == 0)
        {
            return Markup.Empty;
        }

        var html = new HtmlWriter();
        html.Add($"<div><dt>{(groups.Count == 1 ? words.FactSource : words.FactSources)}</dt>");
        foreach (var group in groups.Take(SourcesShown))
        {
            html.Add($"<dd>{SourceLine(group.First())}{Places([.. group])}</dd>");
        }

        if (groups.Count > SourcesShown)
        {
            html.Add($"<dd>{InterfaceText.Fill(words.FactMoreSources, groups.Count - SourcesShown)}</dd>");
        }

        return html.Add($"</div>").ToMarkup();
    }

    internal static Markup SourceLine(PublishedCitation citation)
    {
        var html = new HtmlWriter();
        var title = citation.Title.Length > 0 ? citation.Title : citation.Source;
        if (SafeLink.CheckWeb(citation.Url) is { } url)
        {
            html.Add($"<cite{Markup.Language(citation.Language)}><a href=\"{url}\">{title}</a></cite>");
        }
        else
        {
            html.Add($"<cite{Markup.Language(citation.Language)}>{title}</cite>");
        }

        if (citation.Publisher.Length > 0)
        {
            html.Add(citation.PublisherLanguage is null
                ? new HtmlWriter().Add($", {citation.Publisher}").ToMarkup()
                : new HtmlWriter().Add($", <span{Markup.Language(citation.PublisherLanguage)}>{citation.Publisher}</span>").ToMarkup());
        }

        if (citation.Published is { Length: > 0 } published)
        {
            html.Add($", {published}");
        }

        return html.ToMarkup();
    }

    private Markup Places(IReadOnlyList<PublishedCitation> citations)
    {
        var html = new HtmlWriter();
        html.Add($"<ul>");
        foreach (var citation in citations.Take(RowsShown))
        {
            html.Add($"<li>");
            html.Add(citation.Language is null
                ? new HtmlWriter().Add($"{citation.Locator}").ToMarkup()
                : new HtmlWriter().Add($"<span{Markup.Language(citation.Language)}>{citation.Locator}</span>").ToMarkup());
            if (rows.Find(citation) is { } row)
            {
                html.Add($" <a href=\"#{row.Id}\">{citation.Table}</a>");
            }
            else if (citation.Table.Length > 0)
            {
                html.Add($" <code>{citation.Table} {citation.Row}</code>");
            }

            html.Add($"</li>");
        }

        if (citations.Count > RowsShown)
        {
            html.Add($"<li>{InterfaceText.Fill(words.FactMoreRows, citations.Count - RowsShown)}</li>");
        }

        return html.Add($"</ul>").ToMarkup();
    }

    private string How(string derivation) => derivation switch
    {
        "printed" => words.FactPrinted,
        "inferred" => words.FactInferred,
        "derived" => words.FactDerived,
        _ => derivation,
    };
}
