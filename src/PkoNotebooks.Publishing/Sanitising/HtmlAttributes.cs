using AngleSharp.Dom;

namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>Attributes of HTML elements: what an allow-list names stays; addresses are checked.</summary>
internal static class HtmlAttributes
{
    public static void Clean(IElement element)
    {
        var source = element.GetAttribute("src");

        // A place in the order of focus other than its own would lead the keyboard astray.
        if (element.GetAttribute("tabindex")?.Trim() is not ("0" or "-1"))
        {
            element.RemoveAttribute("tabindex");
        }

        foreach (var attribute in element.Attributes.ToArray())
        {
            if (!IsAllowed(attribute.Name))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }

        switch (element.LocalName)
        {
            case "a":
                CleanLink(element);
                break;
            case "img" when !SafeLink.IsInlineImage(source):
                ReplaceImage(element, source);
                break;
            case "input" when !AllowList.InputTypes.Contains(element.GetAttribute("type")?.ToLowerInvariant() ?? "text"):
                element.Remove();
                break;
            case "button":
                element.SetAttribute("type", "button");
                break;
            case "img":
                if (!element.HasAttribute("alt"))
                {
                    element.SetAttribute("alt", "");
                }

                break;
            default:
                element.RemoveAttribute("src");
                break;
        }
    }

    private static bool IsAllowed(string name) =>
        AllowList.HtmlAttributes.Contains(name)
        || ((name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal))
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));

    private static void CleanLink(IElement link)
    {
        if (SafeLink.Check(link.GetAttribute("href")) is not { } safe)
        {
            link.RemoveAttribute("href");
            return;
        }

        link.SetAttribute("href", safe);
        if (safe.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            link.SetAttribute("rel", "noopener noreferrer");
        }
    }

    // A picture elsewhere would be a request; a link to it says the same and asks first.
    private static void ReplaceImage(IElement image, string? source)
    {
        var words = image.GetAttribute("alt") is { Length: > 0 } alt ? alt : source is { Length: < 200 } ? source : "image";
        var document = image.Owner!;
        IElement instead;
        if (SafeLink.CheckWeb(source) is { } address)
        {
            instead = document.CreateElement("a");
            instead.SetAttribute("href", address);
            instead.SetAttribute("rel", "noopener noreferrer");
        }
        else
        {
            instead = document.CreateElement("span");
        }

        instead.TextContent = words;
        image.Replace(instead);
    }
}
