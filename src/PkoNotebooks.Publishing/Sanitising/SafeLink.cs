namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>Addresses that a reader may follow from a page.</summary>
internal static class SafeLink
{
    /// <summary>The address if it is http, https, mailto, a fragment or relative; else null.</summary>
    public static string? Check(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        // Browsers drop these before they read the scheme, so "java\nscript:" must be read as they do.
        var text = new string([.. address.Where(c => c is > ' ' and not '\u007F')]);
        if (text.StartsWith("//", StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var stop = text.IndexOfAny(['/', '?', '#']);
        if (colon < 0 || (stop >= 0 && stop < colon))
        {
            return text.Length == 0 ? null : text;
        }

        return text[..colon].ToLowerInvariant() is "http" or "https" or "mailto" ? text : null;
    }

    /// <summary>The address if it is http or https; else null.</summary>
    public static string? CheckWeb(string? address) =>
        Check(address) is { } safe && (safe.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || safe.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            ? safe
            : null;

    /// <summary>An image that is in the page itself. SVG is left out: as an image it is inert, but nothing here needs it.</summary>
    public static bool IsInlineImage(string? source) =>
        source is not null && source.Length > 11 && source.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
        && (source.AsSpan(11).StartsWith("png;base64,", StringComparison.OrdinalIgnoreCase)
            || source.AsSpan(11).StartsWith("jpeg;base64,", StringComparison.OrdinalIgnoreCase)
            || source.AsSpan(11).StartsWith("gif;base64,", StringComparison.OrdinalIgnoreCase)
            || source.AsSpan(11).StartsWith("webp;base64,", StringComparison.OrdinalIgnoreCase));
}
