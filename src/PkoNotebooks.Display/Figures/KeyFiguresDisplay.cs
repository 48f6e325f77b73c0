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
            Figures.SelectMany(f => f.Context is null ? [f.Label] : new[] { f.Label, f.Context }),
            facts: Figures.Where(f => f.Figure.IsKnown).Select(f => f.Figure.Required)),
        _ => throw Unknown(mimeType),
    };

    private string Card(KeyFigure figure)
    {
        var value = figure.Figure.IsKnown
            ? FactHtml.Large(figure.Figure.Fact, Language)
            : FactHtml.NoFigure(figure.Figure.Missing, Language);
        var context = figure.Context is null
            ? ""
            : $"<dd class=\"pko-key-context\">{PhraseWriter.InlineHtml(figure.Context, Language)}</dd>";
        return $"<div class=\"pko-key-figure\"><dt>{PhraseWriter.InlineHtml(figure.Label, Language)}</dt>" +
               $"<dd class=\"pko-key-value\">{value}</dd>{context}</div>";
    }

    private string Line(KeyFigure figure)
    {
        var value = figure.Figure.Fact is { } fact ? FactWords.Of(fact, Language) : Language.Word("no-figure");
        return $"{figure.Label.In(Language)}: {value}{(figure.Context is null ? "" : $" ({figure.Context.In(Language)})")}";
    }
}
