using System.Collections.Immutable;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Mime;

/// <summary>Something that a notebook cell shows. Each kind gives a whole MIME bundle through <see cref="Format"/>.</summary>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Facts, MimeTypes.Plain])]
public abstract class Displayable
{
    private protected Displayable()
    {
    }

    /// <summary>The language of interface words, numbers, dates and prose; from the environment unless set.</summary>
    public DisplayLanguage Language { get; init; } = DisplayLanguage.Current;

    /// <summary>The MIME types of this displayable, best first.</summary>
    public virtual ImmutableArray<string> Formats => [MimeTypes.Html, MimeTypes.Facts, MimeTypes.Plain];

    /// <summary>The representation in one of <see cref="Formats"/>.</summary>
    /// <exception cref="NotSupportedException">The MIME type is not one of <see cref="Formats"/>.</exception>
    public abstract string Format(string mimeType);

    public sealed override string ToString() => Format(MimeTypes.Plain);

    private protected NotSupportedException Unknown(string mimeType) =>
        new($"{GetType().Name} has no {mimeType}. It gives {string.Join(", ", Formats)}.");
}
