using System.Text;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Csv;

/// <summary>Looks at a table's bytes before they are split: what a reader of CSV would otherwise mend in silence.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null where it cannot be split into rows; every reason goes to <paramref name="errors"/>.</summary>
    public static string? Decode(string file, byte[] bytes, List<DataError> errors)
    {
        var before = errors.Count;
        var span = bytes.AsSpan();
        if (span.IsEmpty)
        {
            errors.Add(new(DataErrorKind.SourceError, file, null, null, null, "a header row", "The file is empty: restore it."));
            return null;
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            errors.Add(new(
                DataErrorKind.EncodingError, file, 1, null, "a byte order mark", "UTF-8 without a byte order mark",
                "Save the file without the mark (in spreadsheets: not as \"CSV UTF-8\")."));
        }
        else if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            errors.Add(new(DataErrorKind.EncodingError, file, 1, null, "UTF-16", "UTF-8", "Save the file as UTF-8."));
            return null;
        }

        if (span.StartsWith("PK\u0003\u0004"u8) || span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            errors.Add(new(
                DataErrorKind.FormatError, file, null, null, "a compressed archive", "plain CSV",
                "Unpack it first; archives are not opened here, whatever their size claims."));
            return null;
        }

        if (span.IndexOf((byte)0) is var nul and >= 0)
        {
            errors.Add(new(
                DataErrorKind.EncodingError, file, LineAt(span, nul), null, "a NUL byte", "text in UTF-8",
                "The file is not text or is damaged: fetch it again."));
        }

        if (span.IndexOf((byte)'\r') is var cr and >= 0)
        {
            var found = span.Contains((byte)'\n') ? "a carriage return" : "lines that end with CR only";
            errors.Add(new(
                DataErrorKind.FormatError, file, LineAt(span, cr), null, found, "lines that end with LF", "Save the file with LF line ends."));
        }

        if (span[^1] != (byte)'\n')
        {
            errors.Add(new(
                DataErrorKind.FormatError, file, LineAt(span, span.Length - 1), null, "no line end after the last row", "a line end",
                "The file may have been cut short: restore it, or add the line end."));
        }

        if (span.Count((byte)'"') % 2 != 0)
        {
            errors.Add(new(
                DataErrorKind.FormatError, file, LineAt(span, span.LastIndexOf((byte)'"')), null, "a quote that is never closed",
                "quotes in pairs", "Close the quote; a quote inside a quoted field is written twice."));
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            errors.Add(new(
                DataErrorKind.EncodingError, file, LineAt(span, Math.Max(0, error.Index)), null,
                "byte " + Convert.ToHexString(error.BytesUnknown ?? []), "UTF-8",
                "The file is in another encoding (often Windows-1252 or Latin-1): save it as UTF-8."));
            return null;
        }

        return errors.Skip(before).Any(error => error.Kind is DataErrorKind.EncodingError) && text.Contains('\0')
            ? null
            : text.TrimStart('\ufeff');
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..index];
        var feeds = before.Count((byte)'\n');
        return 1 + (feeds > 0 ? feeds : before.Count((byte)'\r'));
    }
}
