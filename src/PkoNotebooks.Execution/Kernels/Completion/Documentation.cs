using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace PkoNotebooks.Execution.Kernels.Completion;

/// <summary>A signature and its XML documentation in the forms that frontends show.</summary>
internal static partial class Documentation
{
    /// <param name="signature">One line of code, or several where there are overloads.</param>
    /// <param name="xml">The documentation comment, or null.</param>
    /// <param name="language">For highlighting.</param>
    public static MimeBundle Bundle(string signature, string? xml, string language)
    {
        var parts = Parts(xml);
        var plain = new StringBuilder(signature);
        var markdown = new StringBuilder($"```{language}\n{signature}\n```");
        var html = new StringBuilder($"<pre><code>{HtmlText.Escape(signature)}</code></pre>");
        foreach (var (title, text) in parts)
        {
            plain.Append("\n\n").Append(title.Length > 0 ? title + ": " : "").Append(text);
            markdown.Append("\n\n").Append(title.Length > 0 ? $"**{title}**: " : "").Append(text);
            html.Append("<p>").Append(title.Length > 0 ? $"<b>{HtmlText.Escape(title)}</b>: " : "").Append(HtmlText.Escape(text)).Append("</p>");
        }

        return new MimeBundle(
        [
            new("text/plain", JsonValue.Create(plain.ToString())),
            new("text/markdown", JsonValue.Create(markdown.ToString())),
            new("text/html", JsonValue.Create(html.ToString())),
        ]);
    }

    private static List<(string Title, string Text)> Parts(string? xml)
    {
        var parts = new List<(string, string)>();
        if (string.IsNullOrWhiteSpace(xml))
        {
            return parts;
        }

        XElement root;
        try
        {
            root = XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return parts;
        }

        foreach (var element in root.Descendants())
        {
            var title = element.Name.LocalName switch
            {
                "summary" => "",
                "param" or "typeparam" => (string?)element.Attribute("name") ?? "",
                "returns" => "Returns",
                "value" => "Value",
                "remarks" => "Remarks",
                "exception" => LastName((string?)element.Attribute("cref")),
                _ => null,
            };
            if (title is not null && Text(element) is { Length: > 0 } text)
            {
                parts.Add((title, text));
            }
        }

        return parts;
    }

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "see" or "seealso" } see =>
                    see.Value.Length > 0 ? see.Value : LastName((string?)see.Attribute("cref")) + (string?)see.Attribute("langword") + (string?)see.Attribute("href"),
                XElement { Name.LocalName: "paramref" or "typeparamref" } reference => (string?)reference.Attribute("name"),
                XElement { Name.LocalName: "para" or "br" } paragraph => " " + Text(paragraph) + " ",
                XElement other => Text(other),
                _ => "",
            });
        }

        return Blanks().Replace(text.ToString(), " ").Trim();
    }

    private static string LastName(string? cref)
    {
        if (cref is null)
        {
            return "";
        }

        var name = cref[(cref.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0];
        return name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
