using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PkoNotebooks.Display.Language;

/// <summary>A piece of a template: literal text, or the number of a hole.</summary>
internal readonly record struct TemplatePart(string Text, int? Hole);

/// <summary>Templates are written as composite format strings without format items: <c>{0}</c>, and <c>{{</c> for a brace.</summary>
internal static class PhraseTemplate
{
    public static ImmutableArray<TemplatePart> Parse(string template)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var literal = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                literal.Append(c);
                i++;
                continue;
            }

            var end = c == '{' ? template.IndexOf('}', i) : -1;
            if (end > 0 && int.TryParse(template.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var hole))
            {
                Flush();
                parts.Add(new("", hole));
                i = end;
                continue;
            }

            literal.Append(c);
        }

        Flush();
        return parts.ToImmutable();

        void Flush()
        {
            if (literal.Length > 0)
            {
                parts.Add(new(literal.ToString(), null));
                literal.Clear();
            }
        }
    }

    /// <summary>Literal text, its braces single again.</summary>
    public static string Unescape(string template) =>
        template.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    public static string Escape(string literal) =>
        literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
