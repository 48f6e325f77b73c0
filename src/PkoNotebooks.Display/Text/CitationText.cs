using System.Collections.Immutable;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>Where figures come from, in words.</summary>
internal static class CitationText
{
    private const int InTitle = 3;
    private const int InLine = 3;

    /// <summary>As-of date, derivation and the first few citations, in one line.</summary>
    public static string Of(Fact fact, DisplayLanguage language)
    {
        var shown = fact.Citations.Take(InTitle).Select(c => $"{Source(c)}, {c.Locator}");
        var rest = fact.Citations.Length - InTitle;
        var sources = string.Join("; ", rest > 0 ? shown.Append(language.Word("and-more", rest)) : shown);
        return $"{FactWords.Of(fact.Period, language)}; {language.Word("derivation." + DerivationKey(fact.Derivation))}. {sources}";
    }

    /// <summary>Title, publisher and date of a source.</summary>
    public static string Source(Citation citation)
    {
        var date = string.IsNullOrEmpty(citation.PublishedOn) ? "" : $" ({citation.PublishedOn})";
        return $"{citation.Publisher}, {citation.Title}{date}";
    }

    /// <summary>The sources behind citations, each once, by publisher and title.</summary>
    public static ImmutableArray<Citation> Sources(IEnumerable<Citation> citations) =>
    [
        .. citations.DistinctBy(c => c.SourceId)
            .OrderBy(c => c.Publisher, StringComparer.Ordinal)
            .ThenBy(c => c.Title, StringComparer.Ordinal)
            .ThenBy(c => c.SourceId, StringComparer.Ordinal),
    ];

    /// <summary>"Source: …" as plain text; empty without citations.</summary>
    public static string Line(IEnumerable<Citation> citations, DisplayLanguage language)
    {
        var sources = Sources(citations);
        return sources.IsEmpty ? "" : $"{Label(sources, language)}{language.Word("format.sentence-space")}{string.Join("; ", sources.Select(Source))}";
    }

    /// <summary>"Source: …" as a paragraph with links; empty without citations.</summary>
    public static string LineHtml(IEnumerable<Citation> citations, DisplayLanguage language)
    {
        var all = citations.ToList();
        var sources = Sources(all);
        if (sources.IsEmpty)
        {
            return "";
        }

        // Those that carry most of the figure come first; a long tail folds away.
        var rows = all.GroupBy(c => c.SourceId).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        sources = [.. sources.OrderByDescending(s => rows[s.SourceId])];
        var shown = sources.Length > InLine + 1 ? InLine : sources.Length;
        var rest = shown == sources.Length
            ? ""
            : $"<details class=\"pko-source-more\"><summary>{HtmlText.Encode(language.Word("and-more", sources.Length - shown))}</summary> " +
              $"{string.Join("; ", sources.Skip(shown).Select(s => SourceHtml(s, language)))}</details>";
        return $"<div class=\"pko-source\"><span class=\"pko-source-label\">{HtmlText.Encode(Label(sources, language))}</span>{language.Word("format.sentence-space")}" +
               $"{string.Join("; ", sources.Take(shown).Select(s => SourceHtml(s, language)))} {rest}</div>";
    }

    /// <summary>Publisher, linked title and date. The title stays as the source is found under it, marked as English.</summary>
    public static string SourceHtml(Citation citation, DisplayLanguage language)
    {
        var title = HtmlText.Isolate(citation.Title);
        var mark = language.IsEnglish ? "" : " lang=\"en\"";
        var linked = HtmlText.SafeUrl(citation.Url) is { } url ? $"<a href=\"{url}\"{mark}>{title}</a>" : mark.Length > 0 ? $"<span{mark}>{title}</span>" : title;
        var date = string.IsNullOrEmpty(citation.PublishedOn) ? "" : $" ({HtmlText.Encode(citation.PublishedOn)})";
        return $"{HtmlText.Words(citation.Publisher, language)}, {linked}{date}";
    }

    private static string DerivationKey(Derivation derivation) => derivation switch
    {
        Derivation.Printed => "printed",
        Derivation.Inferred => "inferred",
        _ => "derived",
    };

    private static string Label(ImmutableArray<Citation> sources, DisplayLanguage language) =>
        language.Word(sources.Length == 1 ? "source" : "sources");
}
