using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Figures;

/// <summary>The few numbers that matter, as cards.</summary>
public sealed class KeyFiguresDisplay(IReadOnlyList<KeyFigure> figures) : Displayable
{
    public IReadOnlyList<KeyFigure> Figures { get; } = [.. figures];

    public override string Format(string mimeType) => mimeType switch
    {
        MimeTypes.Html =>
            $"{PageStyle.Element}<dl class=\"pko-key-figures\">{string.Concat(Figures.Select(Card))}</dl>",
        MimeTypes.Plain => string.Join('\n', Figures.Select(Line)),
        MimeTypes.Facts => FactsWire.Write(
            Language,
            Figures.SelectMany(f => new[] { f.Label, f.Context, f.Figure.Missing is { } missing ? Phrase.Of(missing) : null }).OfType<Phrase>(),
            facts: Figures.Where(f => f.Figure.IsKnown).Select(f => f.Figure.Required)),
        _ => throw Unknown(mimeType),
    };

    // A reason that only a pointer finds is none for who prints the page or reads it on a phone.
    private string Card(KeyFigure figure)
    {
        var value = figure.Figure.Fact is { } fact
            ? FactHtml.Large(fact, Language)
            : $"<span class=\"pko-missing\">{HtmlText.Encode(Language.Word("no-figure"))}</span>";
        var context = figure.Figure.Missing is { } missing ? HtmlText.Isolate(MissingWords.Reason(missing, Language))
            : figure.Context is null ? "" : PhraseWriter.InlineHtml(figure.Context, Language);
        return $"<div class=\"pko-key-figure\"><dt>{PhraseWriter.InlineHtml(figure.Label, Language)}</dt><dd class=\"pko-key-value\">{value}</dd>" +
               $"{(context.Length == 0 ? "" : $"<dd class=\"pko-key-context\">{context}</dd>")}</div>";
    }

    private string Line(KeyFigure figure)
    {
        var value = figure.Figure.Fact is { } fact ? FactWords.Of(fact, Language) : Language.Word("no-figure");
        var context = figure.Figure.Missing is { } missing ? MissingWords.Reason(missing, Language) : figure.Context?.In(Language) ?? "";
        return $"{figure.Label.In(Language)}: {value}{(context.Length == 0 ? "" : $" ({context})")}";
    }
}
