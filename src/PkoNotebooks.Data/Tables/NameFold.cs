using System.Globalization;
using System.Text;

namespace PkoNotebooks.Data.Tables;

/// <summary>Compares names as different publishers and encodings write them.</summary>
internal static class NameFold
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Lower case, without accents, punctuation as single spaces.</summary>
    public static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                text.Append(Plain(char.ToLowerInvariant(c)));
            }
            else if (c is not ('\'' or '’' or '‘' or '`' or '´' or 'ʼ') && text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>What was UTF-8 read as Latin-1 or Windows-1252, read aright; null where it was not.</summary>
    public static string? UndoWrongDecoding(string name)
    {
        var bytes = new byte[name.Length];
        for (var i = 0; i < name.Length; i++)
        {
            var place = Windows1252.IndexOf(name[i], StringComparison.Ordinal);
            var value = place >= 0 ? 0x80 + place : name[i];
            if (value > 0xFF)
            {
                return null;
            }

            bytes[i] = (byte)value;
        }

        try
        {
            var mended = StrictUtf8.GetString(bytes);
            return mended == name ? null : mended;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Whether the names are the same but for letters shown as U+FFFD, each of which may stand for up to two.</summary>
    public static bool MatchesWithLostLetters(string damaged, string known)
    {
        var parts = damaged.Split('\ufffd').Select(Fold).Where(part => part.Length > 0).ToList();
        var folded = Fold(known);
        if (parts.Count == 0 || Math.Abs(damaged.Length - known.Length) > 2)
        {
            return false;
        }

        var at = 0;
        foreach (var part in parts)
        {
            var found = folded.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0 || found - at > 2)
            {
                return false;
            }

            at = found + part.Length;
        }

        return folded.Length - at <= 1;
    }

    /// <summary>Levenshtein's distance: single letters added, dropped or changed.</summary>
    public static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    // The characters of Windows-1252 from 0x80 to 0x9F; unassigned places hold a character that never matches.
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    // Letters that Unicode does not take apart.
    private static char Plain(char c) => c switch
    {
        'ı' => 'i',
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        _ => c,
    };
}
