using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Mime;

namespace PkoNotebooks.Display.Text;

/// <summary>The kinds of note that stand beside the text.</summary>
public enum NoteKind
{
    /// <summary>Something to know.</summary>
    Note,

    /// <summary>What the figures cannot say.</summary>
    Limits,

    /// <summary>What the data do not hold.</summary>
    Missing,
}

/// <summary>A boxed note, a list of limits or of what is missing.</summary>
public sealed class NoteDisplay(NoteKind kind, params IReadOnlyList<Phrase> items) : Displayable
{
    public NoteKind Kind { get; } = kind;

    public IReadOnlyList<Phrase> Items { get; } = [.. items];

    public override string Format(string mimeType) => mimeType switch
    {
        MimeTypes.Html => Items.Count == 0 ? "" : PageStyle.Element + Html(),
        MimeTypes.Plain => string.Join("\n\n", Items.Select(i => i.In(Language)).Prepend(Heading)),
        MimeTypes.Facts => FactsWire.Write(Language, Items),
        _ => throw Unknown(mimeType),
    };

    private string Heading => Language.Word(KindName);

    private string KindName => Kind switch { NoteKind.Limits => "limits", NoteKind.Missing => "missing", _ => "note" };

    // A label, not a heading: the notebook's own Markdown makes the outline of the page.
    private string Html()
    {
        var body = Items.Count == 1
            ? PhraseWriter.BlockHtml(Items[0], Language)
            : $"<ul>{string.Concat(Items.Select(i => $"<li>{PhraseWriter.InlineHtml(i, Language)}</li>"))}</ul>";
        return $"<div class=\"pko-note pko-note-{KindName}\" role=\"note\"><p class=\"pko-note-label\">{HtmlText.Encode(Heading)}</p>{body}</div>";
    }
}
