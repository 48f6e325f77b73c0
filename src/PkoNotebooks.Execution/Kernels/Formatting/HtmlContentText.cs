using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace PkoNotebooks.Execution.Kernels.Formatting;

/// <summary>HTML that an author wrote: as it is, and as the text that a terminal can show.</summary>
internal static partial class HtmlContentText
{
    public static string Of(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static string Readable(IHtmlContent content)
    {
        var words = Spaces().Replace(Tags().Replace(Hidden().Replace(Of(content), " "), " "), " ").Trim();
        return PlainTextWriter.Cut(WebUtility.HtmlDecode(words));
    }

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Spaces();
}
