using AngleSharp.Dom;

namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>Attributes of SVG elements: presentation stays, handlers and outside references go.</summary>
internal static class SvgAttributes
{
    public static void Clean(IElement element)
    {
        var style = element.GetAttribute("style");
        foreach (var attribute in element.Attributes.ToArray())
        {
            if (!IsHarmless(element, attribute))
            {
                if (attribute.NamespaceUri is { } space)
                {
                    element.RemoveAttribute(space, attribute.LocalName);
                }
                else
                {
                    element.RemoveAttribute(attribute.Name);
                }
            }
        }

        if (style is not null)
        {
            PresentationFrom(element, style);
        }

        if (element.LocalName == "a" && SafeLink.CheckWeb(element.GetAttribute("href")) is null)
        {
            element.RemoveAttribute("href");
        }
    }

    /// <summary>The identifier in <c>url(#id)</c>, or null.</summary>
    public static string? UrlReference(string value)
    {
        var text = value.Trim();
        return text.StartsWith("url(", StringComparison.OrdinalIgnoreCase) && text.EndsWith(')')
            && text[4..^1].Trim(' ', '"', '\'') is { Length: > 1 } target && target[0] == '#'
            ? target[1..]
            : null;
    }

    private static bool IsHarmless(IElement element, IAttr attribute)
    {
        var name = attribute.LocalName;
        var value = attribute.Value;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "style" or "popover" or "popovertarget" or "base" or "autofocus")
        {
            return false;
        }

        if (name is "href" or "src")
        {
            return element.LocalName == "a" ? SafeLink.CheckWeb(value) is not null : value.StartsWith('#');
        }

        return !value.Contains("url(", StringComparison.OrdinalIgnoreCase) || UrlReference(value) is not null;
    }

    private static void PresentationFrom(IElement element, string style)
    {
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                continue;
            }

            var name = declaration[..colon].Trim().ToLowerInvariant();
            var value = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim();
            if (AllowList.SvgPresentation.Contains(name) && !value.Contains('(', StringComparison.Ordinal))
            {
                element.SetAttribute(name, value);
            }
        }
    }
}
