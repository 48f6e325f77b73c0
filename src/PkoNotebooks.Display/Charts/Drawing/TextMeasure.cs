using System.Globalization;
using System.Text;

namespace PkoNotebooks.Display.Charts.Drawing;

/// <summary>How wide a text is, without a screen.</summary>
internal static class TextMeasure
{
    private const string Ellipsis = "…";

    /// <summary>Width in the unit of <paramref name="size"/>.</summary>
    public static double Width(string text, double size, bool bold = false) =>
        text.EnumerateRunes().Sum(r => Thousandths(r, bold)) * size / 1000;

    /// <summary>Columns in a fixed-width font: two for wide characters.</summary>
    public static int Columns(string text) =>
        text.EnumerateRunes().Sum(r => IsZeroWidth(r) ? 0 : IsWide(r.Value) ? 2 : 1);

    /// <summary>The text, or as much of it as fits with an ellipsis.</summary>
    public static string Fit(string text, double width, double size, bool bold = false)
    {
        text = OneLine(text);
        if (Width(text, size, bold) <= width)
        {
            return text;
        }

        var left = width - Width(Ellipsis, size, bold);
        var fitted = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            left -= Width(element, size, bold);
            if (left < 0)
            {
                break;
            }

            fitted.Append(element);
        }

        return fitted.ToString().TrimEnd() + Ellipsis;
    }

    /// <summary>Lines no wider than <paramref name="width"/>; the last of <paramref name="most"/> is cut with an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int most, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(OneLine(text)))
        {
            if (line.Length > 0 && Width((line + word).TrimEnd(), size, bold) > width)
            {
                lines.Add(line.TrimEnd());
                line = "";
            }

            line += word;
        }

        lines.Add(line.TrimEnd());
        if (lines.Count > most)
        {
            lines = [.. lines[..(most - 1)], string.Join(' ', lines[(most - 1)..])];
        }

        return [.. lines.Select(l => Fit(l, width, size, bold))];
    }

    /// <summary>Line breaks and tabs as spaces; characters that steer the direction of writing are left out.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").EnumerateRunes()
            .Where(r => r.Value is not (0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
            .Select(r => Rune.IsControl(r) ? " " : r.ToString()));

    // Breaks after a space, and anywhere between wide characters, but not before closing punctuation.
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        Rune? previous = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var afterSpace = previous is { Value: ' ' } && rune.Value != ' ';
            var betweenWide = previous is { } p && (IsWide(p.Value) || IsWide(rune.Value)) && !"、。，．」』）：；？！ーゃゅょっャュョッ…)".Contains(rune.ToString(), StringComparison.Ordinal);
            if (word.Length > 0 && (afterSpace || betweenWide))
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(rune);
            previous = rune;
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static double Thousandths(Rune rune, bool bold)
    {
        var table = bold ? GlyphWidths.Bold : GlyphWidths.Regular;
        var index = rune.Value - GlyphWidths.First;
        return index >= 0 && index < table.Length ? table[index]
            : IsZeroWidth(rune) ? 0
            : IsWide(rune.Value) ? 1000
            : rune.Value switch
            {
                0x2010 or 0x2011 => 361,
                0x2013 => 500,
                0x2212 => 838,
                0x2018 or 0x2019 => 380,
                0x201C or 0x201D => 657,
                // Emoji and the rest: no common glyph is wider but for long dashes and arrows, which are an em.
                >= 0x1F000 => 1400,
                _ => 1000,
            };
    }

    private static bool IsZeroWidth(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // East Asian Wide and Fullwidth (Unicode Standard Annex 11), by block.
    private static bool IsWide(int c) =>
        c is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F)
            or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
