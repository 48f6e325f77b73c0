using System.Text;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>Writes phrases as plain text or as HTML in a language.</summary>
internal static class PhraseWriter
{
    /// <summary>Plain text; markers of emphasis are left out.</summary>
    public static string Plain(Phrase phrase, DisplayLanguage language)
    {
        var text = new StringBuilder();
        foreach (var token in InlineMarkup.Tokens(Parts(phrase, language)))
        {
            text.Append(token switch
            {
                { Hole: { } hole } => PlainHole(hole, language),
                { Mark: InlineMark.None } => token.Text,
                { Mark: InlineMark.Paragraph } => "\n\n",
                { Mark: InlineMark.Item } => "\n- ",
                _ => "",
            });
        }

        return text.ToString().Trim();
    }

    /// <summary>HTML of one line: emphasis, but no paragraphs.</summary>
    public static string InlineHtml(Phrase phrase, DisplayLanguage language)
    {
        var html = new StringBuilder();
        var untranslated = !language.TryTranslate(phrase.Template, out _);
        if (untranslated)
        {
            html.Append("<span class=\"pko-untranslated\" lang=\"en\">");
        }

        foreach (var token in InlineMarkup.Tokens(Parts(phrase, language)))
        {
            html.Append(Html(token, language));
        }

        return (untranslated ? html.Append("</span>") : html).ToString().Trim();
    }

    /// <summary>HTML of paragraphs and lists.</summary>
    public static string BlockHtml(Phrase phrase, DisplayLanguage language)
    {
        var html = new StringBuilder();
        var block = new StringBuilder();
        var untranslated = language.TryTranslate(phrase.Template, out _) ? "" : " class=\"pko-untranslated\" lang=\"en\"";
        var inList = false;
        var isItem = false;
        foreach (var token in InlineMarkup.Tokens(Parts(phrase, language)))
        {
            if (token.Mark is InlineMark.Paragraph or InlineMark.Item)
            {
                Flush();
                isItem = token.Mark == InlineMark.Item;
                continue;
            }

            block.Append(Html(token, language));
        }

        Flush();
        return (inList ? html.Append("</ul>") : html).ToString();

        void Flush()
        {
            var content = block.ToString().Trim();
            block.Clear();
            if (content.Length == 0)
            {
                return;
            }

            if (isItem != inList)
            {
                html.Append(isItem ? "<ul>" : "</ul>");
                inList = isItem;
            }

            html.Append(isItem ? $"<li{untranslated}>{content}</li>" : $"<p{untranslated}>{content}</p>");
        }
    }

    /// <summary>The templates of a phrase, and of those in it, for which the language has no sentence.</summary>
    public static IEnumerable<string> Untranslated(Phrase phrase, DisplayLanguage language)
    {
        var inner = phrase.Holes.SelectMany(h => h switch
        {
            NestedHole nested => Untranslated(nested.Phrase, language),
            NameHole name when !name.Name.IsKnownIn(language) => [name.Name.English],
            MissingHole missing => MissingWords.Untranslated(missing.Missing, language),
            _ => [],
        });
        return language.TryTranslate(phrase.Template, out _) ? inner : inner.Prepend(phrase.Template);
    }

    private static IEnumerable<(string Text, PhraseHole? Hole)> Parts(Phrase phrase, DisplayLanguage language)
    {
        language.TryTranslate(phrase.Template, out var template);
        foreach (var part in PhraseTemplate.Parse(template))
        {
            if (part.Hole is { } index)
            {
                yield return index < phrase.Holes.Count
                    ? ("", phrase.Holes[index])
                    : throw new FormatException(
                        $"Resources/phrases.{language.Code}.json: \"{phrase.Template}\": found hole {{{index}}}, expected at most " +
                        $"{{{phrase.Holes.Count - 1}}}. Use the holes of the English template.");
            }
            else
            {
                yield return (part.Text, null);
            }
        }
    }

    private static string Html(InlineToken token, DisplayLanguage language) => token switch
    {
        { Hole: { } hole } => HtmlHole(hole, language),
        { Mark: InlineMark.Strong } => "<strong>",
        { Mark: InlineMark.EndStrong } => "</strong>",
        { Mark: InlineMark.Emphasis } => "<em>",
        { Mark: InlineMark.EndEmphasis } => "</em>",
        { Mark: InlineMark.Paragraph or InlineMark.Item } => " ",
        _ => HtmlText.Encode(token.Text),
    };

    private static string PlainHole(PhraseHole hole, DisplayLanguage language) => hole switch
    {
        FactHole h => FactWords.Of(h.Fact, language, h.Style),
        TextHole h => h.Text,
        NameHole h => h.Name.In(language),
        DateHole h => FactWords.Date(h.Date, language),
        NestedHole h => Plain(h.Phrase, language),
        NoFigureHole => language.Word("no-figure"),
        MissingHole h => MissingWords.Of(h.Missing, language),
        _ => throw new InvalidOperationException($"No text for {hole.GetType().Name}."),
    };

    private static string HtmlHole(PhraseHole hole, DisplayLanguage language) => hole switch
    {
        FactHole h => FactHtml.Of(h.Fact, language, h.Style),
        NestedHole h => InlineHtml(h.Phrase, language),
        NoFigureHole h => FactHtml.NoFigure(h.Missing, language),
        // Text from outside may be written right to left: it must not turn the sentence around.
        TextHole or NameHole or MissingHole => HtmlText.Isolate(PlainHole(hole, language)),
        _ => HtmlText.Encode(PlainHole(hole, language)),
    };
}
