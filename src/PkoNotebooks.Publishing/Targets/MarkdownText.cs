using System.Text;

namespace PkoNotebooks.Publishing.Targets;

/// <summary>Text as Markdown that reads as that text.</summary>
internal static class MarkdownText
{
    /// <summary>Characters that Markdown gives a meaning stand with a backslash.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '~')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>An address for between angle brackets: none of its own can close them and open another link.</summary>
    public static string Address(string url) =>
        url.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);

    /// <summary>A fenced block; the fence is longer than any in the text.</summary>
    public static string Fenced(string text, string language)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', Math.Max(3, longest + 1));
        var name = string.Concat(language.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '#'));
        return $"{fence}{name}\n{text}\n{fence}";
    }
}
