using System.Globalization;
using System.Text;

namespace PkoNotebooks.Publishing.Html;

/// <summary>HTML that is safe to write as it stands; everything else is escaped on its way into a page.</summary>
internal readonly record struct Markup(string Value)
{
    public static Markup Empty { get; } = new("");

    public bool IsEmpty => string.IsNullOrEmpty(Value);

    /// <summary>Text and attribute values in one escape, so that a hole in a template is safe in either place.</summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\u00A0' => escaped.Append("&nbsp;"),
                '\0' => escaped.Append('\uFFFD'),
                '\r' => escaped.Append("&#13;"),
                _ when char.IsSurrogate(c) || !IsDiscouraged(c) => escaped.Append(c),
                _ => escaped.Append('\uFFFD'),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The attribute for words in another language than the page's; empty where the tag is null.</summary>
    public static Markup Language(string? tag) => string.IsNullOrEmpty(tag) ? Empty : new($" lang=\"{Escape(tag)}\"");

    // Control characters are a parse error in HTML; a line feed and a tab are not.
    private static bool IsDiscouraged(char c) => c is < ' ' and not ('\n' or '\t') or (>= '\u007F' and <= '\u009F');

    internal static string Invariant<T>(T value) => value switch
    {
        null => "",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
