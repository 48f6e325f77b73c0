using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;

namespace PkoNotebooks.Display.Text;

/// <summary>The sources behind citations, each once, with the places in it that were used.</summary>
public sealed class SourcesDisplay(IEnumerable<Citation> citations) : Displayable
{
    private const int Places = 8;

    private readonly ImmutableArray<Citation> citations = CitationSet.Of(citations);

    public override string Format(string mimeType) => mimeType switch
    {
        MimeTypes.Html =>
            $"{PageStyle.Element}<ul class=\"pko-sources\">{string.Concat(CitationText.Sources(citations).Select(Item))}</ul>",
        MimeTypes.Plain => string.Join('\n', CitationText.Sources(citations).Select(s => $"- {CitationText.Source(s)}: {Locators(s)}")),
        MimeTypes.Facts => FactsWire.Write(Language, []),
        _ => throw Unknown(mimeType),
    };

    private string Item(Citation source) =>
        $"<li>{CitationText.SourceHtml(source, Language)}<br><span class=\"pko-locators\"{(Language.IsEnglish ? "" : " lang=\"en\"")}>{HtmlText.Isolate(Locators(source))}</span></li>";

    private string Locators(Citation source)
    {
        var locators = citations.Where(c => c.SourceId == source.SourceId).Select(c => c.Locator)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var shown = locators.Take(Places);
        var rest = locators.Count - Places;
        return string.Join("; ", rest > 0 ? shown.Append(Language.Word("and-more", rest)) : shown);
    }
}
