using System.Text;

namespace PkoNotebooks.Execution.Documents;

/// <summary>How a JSON file is laid out, so that a changed notebook differs from the old file only where it changed.</summary>
/// <param name="Indent">The white space of one level; null where the file is one line.</param>
/// <param name="NewLine">What ends a line.</param>
/// <param name="KeySeparator">What stands between a key and its value.</param>
/// <param name="ItemSeparator">What stands between two items of a file that is one line.</param>
/// <param name="Trailer">White space after the last brace.</param>
/// <param name="ByteOrderMark">Whether the file starts with one.</param>
/// <param name="EscapeNonAscii">Whether characters beyond ASCII are written as <c>\uXXXX</c>.</param>
internal sealed record JsonLayout(
    string? Indent, string NewLine, string KeySeparator, string ItemSeparator, string Trailer, bool ByteOrderMark, bool EscapeNonAscii)
{
    /// <summary>As nbformat writes: one space a level, a line end at the end.</summary>
    public static JsonLayout Jupyter { get; } = new(" ", "\n", ": ", ",", "\n", false, false);

    /// <summary>The layout of a well-formed JSON file whose outermost value is an object.</summary>
    public static JsonLayout Of(string text, bool byteOrderMark)
    {
        var start = text.IndexOf('{') + 1;
        var key = start;
        while (key < text.Length && char.IsWhiteSpace(text[key]))
        {
            key++;
        }

        var gap = text[start..key];
        var newLine = gap.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indent = gap.Contains('\n') ? gap[(gap.LastIndexOf('\n') + 1)..] : null;
        var keySeparator = key < text.Length && text[key] == '"' ? SeparatorAfterKey(text, key) : ": ";
        var trailer = text[(text.LastIndexOf('}') + 1)..];
        return new(
            indent, newLine, keySeparator, keySeparator.EndsWith(' ') ? ", " : ",", trailer, byteOrderMark, EscapesNonAscii(text));
    }

    private static string SeparatorAfterKey(string text, int key)
    {
        var end = key + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        var start = ++end;
        while (end < text.Length && (text[end] == ':' || char.IsWhiteSpace(text[end])))
        {
            end++;
        }

        return start < end ? text[start..end] : ": ";
    }

    private static bool EscapesNonAscii(string text)
    {
        if (!Ascii.IsValid(text))
        {
            return false;
        }

        for (var at = text.IndexOf("\\u", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\\u", at + 2, StringComparison.Ordinal))
        {
            if (at + 6 <= text.Length && text.AsSpan(at + 2, 2) is not "00")
            {
                return true;
            }
        }

        return false;
    }
}
