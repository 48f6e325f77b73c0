using System.Text.Encodings.Web;

namespace Microsoft.AspNetCore.Html;

/// <summary>HTML given as text.</summary>
public sealed class HtmlString(string? value) : IHtmlContent
{
    public static readonly HtmlString Empty = new("");

    public string? Value => value;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(value);

    public override string ToString() => value ?? "";
}
