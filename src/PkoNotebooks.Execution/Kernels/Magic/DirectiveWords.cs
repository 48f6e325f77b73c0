using System.Collections.Immutable;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>Splits a magic command into words: blanks part them, quotes and the braces of a JSON object hold them together.</summary>
internal static class DirectiveWords
{
    public static ImmutableArray<string> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var started = false;
        var braces = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && quoted && i + 1 < text.Length && text[i + 1] is '"')
            {
                if (braces > 0)
                {
                    word.Append(c);
                }

                word.Append(text[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
                started = true;
                if (braces > 0)
                {
                    word.Append(c);
                }
            }
            else if (!quoted && c is '{' or '}' && (braces > 0 || c == '{'))
            {
                braces += c == '{' ? 1 : -1;
                started = true;
                word.Append(c);
            }
            else if (!quoted && braces == 0 && char.IsWhiteSpace(c))
            {
                Flush();
            }
            else
            {
                started = true;
                word.Append(c);
            }
        }

        Flush();
        return words.ToImmutable();

        void Flush()
        {
            if (started)
            {
                words.Add(word.ToString());
                word.Clear();
                started = false;
            }
        }
    }
}
