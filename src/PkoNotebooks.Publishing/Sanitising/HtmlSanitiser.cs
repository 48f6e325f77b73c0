using AngleSharp.Dom;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>
/// Makes HTML from a cell harmless: keeps what an allow-list names, moves styles to the page's head, lets a script stay only where
/// <see cref="ScriptPolicy"/> says so, and gives every identifier once in the page.
/// </summary>
internal sealed class HtmlSanitiser(ContentPolicy policy, ScriptPolicy scripts, PageIds ids)
{
    // Deeper than any real document; the tree is walked by recursion.
    private const int DeepestNesting = 150;

    // The parser's work grows with depth as well as length: this many unclosed tags in one output is no document.
    private const int LargestOutput = 8 << 20;

    /// <summary>How many scripts were left out of the fragment that was cleaned last.</summary>
    public int ScriptsLeftOut { get; private set; }

    /// <summary>The harmless fragment, or null where it is too large or nested too deep to be a document.</summary>
    public IElement? Clean(string html)
    {
        ScriptsLeftOut = 0;
        if (html.Length > LargestOutput || Fragments.Nesting(html) > DeepestNesting)
        {
            return null;
        }

        var root = Fragments.Parse(html);
        if (Fragments.Depth(root) > 2 * DeepestNesting)
        {
            return null;
        }

        CleanChildren(root);
        RenameIds(root);
        return root;
    }

    private void CleanChildren(INode parent)
    {
        foreach (var child in parent.ChildNodes.ToArray())
        {
            switch (child)
            {
                case IElement element:
                    CleanElement(element);
                    break;
                case IText:
                    break;
                default:
                    child.Parent?.RemoveChild(child);
                    break;
            }
        }
    }

    private void CleanElement(IElement element)
    {
        var name = element.LocalName;
        if (name == "style")
        {
            TakeStyle(element.TextContent);
            element.Remove();
        }
        else if (element.NamespaceUri == NamespaceNames.SvgUri)
        {
            if (name is "title" or "desc" && element.ParentElement?.NamespaceUri == NamespaceNames.SvgUri)
            {
                // HTML may stand in them; only their words are wanted.
                element.TextContent = element.TextContent;
                SvgAttributes.Clean(element);
            }
            else if (AllowList.SvgElements.Contains(name))
            {
                SvgAttributes.Clean(element);
                CleanChildren(element);
            }
            else
            {
                element.Remove();
            }
        }
        else if (element.NamespaceUri != NamespaceNames.HtmlUri)
        {
            element.Remove();
        }
        else if (name == "script")
        {
            CleanScript(element);
        }
        else if (AllowList.HtmlElements.Contains(name))
        {
            CleanChildren(element);
            HtmlAttributes.Clean(element);
        }
        else if (AllowList.Unwrapped.Contains(name))
        {
            CleanChildren(element);
            element.Replace([.. element.ChildNodes]);
        }
        else
        {
            element.Remove();
        }
    }

    private void CleanScript(IElement script)
    {
        var type = script.GetAttribute("type")?.Trim();
        var runnable = type is null or "" or "module" or "text/javascript" or "application/javascript";
        if (runnable && !script.HasAttribute("src") && scripts.MayRun(script.TextContent))
        {
            foreach (var attribute in script.Attributes.ToArray())
            {
                if (attribute.Name != "type" || type != "module")
                {
                    script.RemoveAttribute(attribute.Name);
                }
            }

            policy.AdmitScript(script.TextContent);
            return;
        }

        if (runnable)
        {
            ScriptsLeftOut++;
        }

        script.Remove();
    }

    // A style from an SVG may hold any characters; in the page's head an end tag in it would open the page.
    private void TakeStyle(string css)
    {
        if (!css.Contains("</", StringComparison.Ordinal) && !css.Contains("<!", StringComparison.Ordinal) && css.Trim().Length > 0)
        {
            policy.AddStyle(css);
        }
    }

    private void RenameIds(IElement root)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in root.QuerySelectorAll("[id]"))
        {
            var old = element.Id!;
            var id = ids.Take(string.Concat(old.Select(c => char.IsWhiteSpace(c) ? '-' : c)));
            element.Id = id;
            renamed.TryAdd(old, id);
        }

        foreach (var element in root.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes)
            {
                var value = attribute.Value;
                if (AllowList.IdReferences.Contains(attribute.LocalName))
                {
                    attribute.Value = string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(r => renamed.GetValueOrDefault(r, r)));
                }
                else if (attribute.LocalName == "href" && value.StartsWith('#') && renamed.TryGetValue(value[1..], out var target))
                {
                    attribute.Value = "#" + target;
                }
                else if (SvgAttributes.UrlReference(value) is { } reference && renamed.TryGetValue(reference, out var painted))
                {
                    attribute.Value = $"url(#{painted})";
                }
            }
        }
    }
}
