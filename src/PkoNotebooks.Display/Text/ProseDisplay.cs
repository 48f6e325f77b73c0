using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;

namespace PkoNotebooks.Display.Text;

/// <summary>Paragraphs whose numbers carry their citations.</summary>
public sealed class ProseDisplay(Phrase text) : Displayable
{
    public Phrase Text { get; } = text;

    public override string Format(string mimeType) => mimeType switch
    {
        MimeTypes.Html => $"{PageStyle.Element}<div class=\"pko-prose\">{PhraseWriter.BlockHtml(Text, Language)}</div>",
        MimeTypes.Plain => Text.In(Language),
        MimeTypes.Facts => FactsWire.Write(Language, [Text]),
        _ => throw Unknown(mimeType),
    };
}
