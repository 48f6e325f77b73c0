using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>How to cite the report.</summary>
internal static class CitationSection
{
    public static Markup Html(Reference reference)
    {
        var html = new HtmlWriter();
        html.Line($"<p class=\"nb-cite\">{reference.Sentence()}</p>");
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[("BibTeX", reference.BibTeX()), ("RIS", reference.Ris()), ("CSL-JSON", reference.CslJson())])
        {
            html.Line($"<details class=\"nb-code\"><summary>{name}</summary><pre>{text}</pre></details>");
        }

        return html.ToMarkup();
    }
}
