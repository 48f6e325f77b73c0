using System.Text;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Html;

/// <summary>Text made safe for HTML and for XML, in content and in quoted attributes.</summary>
internal static class HtmlText
{
    /// <summary>Escapes markup; characters that XML cannot hold become U+FFFD.</summary>
    public static string Encode(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(IsXmlCharacter(rune.Value) ? rune.ToString() : "\uFFFD"),
            };
        }

        return html.ToString();
    }

    /// <summary>Text from outside in a sentence: kept from turning its surroundings around where it may be written right to left.</summary>
    public static string Isolate(string text) =>
        text.EnumerateRunes().Any(r => MayTurn(r.Value)) ? $"<bdi>{Encode(text)}</bdi>" : Encode(text);

    /// <summary>Words of a table or a source: in the language where it knows them, else as they stand and marked as English.</summary>
    public static string Words(string text, DisplayLanguage language) =>
        language.Words(text) is { } words ? Isolate(words) : $"<span lang=\"en\">{Isolate(text)}</span>";

    /// <summary>The address if it is one that a reader may follow, else null.</summary>
    public static string? SafeUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? Encode(uri.AbsoluteUri)
            : null;

    // Hebrew, Arabic and their neighbours and presentation forms, and the characters that steer direction.
    private static bool MayTurn(int c) =>
        c is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF) or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsXmlCharacter(int c) =>
        c is '\t' or '\n' or '\r' or (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xD7FF) or (>= 0xE000 and <= 0xFDCF)
            or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
}
