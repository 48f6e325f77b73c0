using System.Xml;
using System.Xml.Linq;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Targets;

/// <summary>A drawing as a file of its own. Who opens the file opens a document that may run script, so what does not draw is taken out.</summary>
internal static class SvgFile
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The text to write, to the byte as it came where nothing in it had to go; null where it is no SVG.</summary>
    public static string? Text(string svg)
    {
        // A drawing taken out of an HTML page has no namespace of its own; without one a file shows nothing.
        var text = svg.TrimStart();
        if (text.StartsWith("<svg", StringComparison.Ordinal) && !text[..Math.Max(0, text.IndexOf('>', StringComparison.Ordinal))].Contains("xmlns=", StringComparison.Ordinal))
        {
            text = $"<svg xmlns=\"{Namespace}\"{text["<svg".Length..]}";
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            if (document.Root is not { Name: { LocalName: "svg", NamespaceName: Namespace } } root)
            {
                return null;
            }

            var elements = root.Descendants().Where(e => !Draws(e)).ToList();
            elements.ForEach(e => e.Remove());
            var attributes = root.DescendantsAndSelf().Attributes().Where(a => !IsHarmless(a)).ToList();
            attributes.ForEach(a => a.Remove());
            var instructions = document.DescendantNodes().OfType<XProcessingInstruction>().ToList();
            instructions.ForEach(i => i.Remove());
            return elements.Count + attributes.Count + instructions.Count == 0 ? text : root.ToString(SaveOptions.DisableFormatting);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool Draws(XElement element) => element.Name.NamespaceName == Namespace
        && (element.Name.LocalName == "style" ? !Fetches(element.Value) : AllowList.SvgElements.Contains(element.Name.LocalName));

    private static bool IsHarmless(XAttribute attribute) => attribute.IsNamespaceDeclaration || attribute.Name.LocalName switch
    {
        "href" when attribute.Parent!.Name.LocalName == "a" => SafeLink.CheckWeb(attribute.Value) is not null,
        "href" or "src" => attribute.Value.StartsWith('#'),
        "base" => false,
        var name when name.StartsWith("on", StringComparison.OrdinalIgnoreCase) => false,
        _ => !Fetches(attribute.Value),
    };

    // A reference to another part of the drawing fetches nothing. An escape could hide the words from this look at them.
    private static bool Fetches(string css) =>
        css.Contains("@import", StringComparison.OrdinalIgnoreCase) || css.Contains('\\', StringComparison.Ordinal)
        || css.Replace("url(#", "", StringComparison.OrdinalIgnoreCase).Replace("url(\"#", "", StringComparison.OrdinalIgnoreCase)
            .Replace("url('#", "", StringComparison.OrdinalIgnoreCase).Contains("url(", StringComparison.OrdinalIgnoreCase);
}
