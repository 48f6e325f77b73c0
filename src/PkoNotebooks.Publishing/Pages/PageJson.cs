using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>Data that stands in a <c>script</c> element of a page.</summary>
internal static class PageJson
{
    // Letters of any script stand as they are: escaped, Japanese would take twice the bytes.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>As one line. The encoder writes &lt;, &gt; and &amp; as escapes: no text in it can end the element it stands in.</summary>
    public static string Text(JsonObject item) => item.ToJsonString(Options);
}
