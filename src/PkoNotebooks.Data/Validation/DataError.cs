using System.Globalization;
using System.Text;

namespace PkoNotebooks.Data.Validation;

/// <summary>One thing wrong with the data: what, where, found, expected, and what to do.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">The file, relative to the package's folder, with forward slashes.</param>
/// <param name="Row">The line of the file, the header being 1; null where the whole file is meant.</param>
/// <param name="Field">The column; null where the whole row is meant.</param>
/// <param name="Found">What stands there, shortened; null where nothing can be shown.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Advice">What to do.</param>
public sealed record DataError(
    DataErrorKind Kind,
    string File,
    int? Row,
    string? Field,
    string? Found,
    string? Expected,
    string Advice)
{
    private const int LongestShown = 80;

    /// <summary>The kind as the Frictionless taxonomy writes it, such as <c>type-error</c>.</summary>
    public string Code => Tables.WireName.Snake(Kind.ToString()).Replace('_', '-');

    /// <summary><c>file:row:field</c>, as far as known.</summary>
    public string Where
        => File
            + (Row is { } row ? ":" + row.ToString(CultureInfo.InvariantCulture) : "")
            + (Field is null ? "" : (Row is null ? "::" : ":") + Field);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Where).Append(": ").Append(Code);
        if (Found is not null)
        {
            text.Append("; found ").Append(Shown(Found));
        }

        if (Expected is not null)
        {
            text.Append("; expected ").Append(Expected);
        }

        return text.Append(". ").Append(Advice).ToString();
    }

    /// <summary>The value in quotes on one line, its middle left out when long, control characters escaped.</summary>
    internal static string Shown(string value)
    {
        var text = new StringBuilder("\"");
        var cut = value.Length > LongestShown ? value[..LongestShown] : value;
        foreach (var c in cut)
        {
            _ = char.IsControl(c) || c == '\ufeff'
                ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : text.Append(c);
        }

        text.Append('"');
        if (cut.Length < value.Length)
        {
            text.Append(CultureInfo.InvariantCulture, $"… ({value.Length} characters)");
        }

        return text.ToString();
    }
}
