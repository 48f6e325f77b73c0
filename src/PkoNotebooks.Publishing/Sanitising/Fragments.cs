using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PkoNotebooks.Publishing.Sanitising;

/// <summary>HTML text to tree and back.</summary>
internal static class Fragments
{
    /// <summary>The fragment as the children of a <c>div</c>, parsed as a browser with scripting parses it.</summary>
    public static IElement Parse(string html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        var document = parser.ParseDocument("<!doctype html><body><div></div>");
        var root = document.Body!.FirstElementChild!;
        root.Append([.. parser.ParseFragment(html, root)]);
        return root;
    }

    public static string InnerHtml(INode node) => node.ChildNodes.ToHtml(PageFormatter.Shared);

    /// <summary>About how deep the tree of a text will be, cheaply: the parser's own work grows with the square of the depth.</summary>
    public static int Nesting(string html)
    {
        var open = new List<string>();
        var deepest = 0;
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var closes = html[i + 1] == '/';
            var start = closes ? i + 2 : i + 1;
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]) && end - start < 32)
            {
                end++;
            }

            if (end == start)
            {
                continue;
            }

            var name = html[start..end].ToLowerInvariant();
            if (!closes)
            {
                if (!SelfClosing.Contains(name))
                {
                    open.Add(name);
                    deepest = Math.Max(deepest, open.Count);
                }
            }
            else if (open.LastIndexOf(name) is >= 0 and var at)
            {
                open.RemoveRange(at, open.Count - at);
            }
            else if (open.Count > 10_000)
            {
                break;
            }
        }

        return deepest;
    }

    /// <summary>How deep a tree is, without recursion.</summary>
    public static int Depth(INode root)
    {
        var deepest = 0;
        var stack = new Stack<(INode Node, int Depth)>([(root, 0)]);
        while (stack.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var child in next.Node.ChildNodes)
            {
                stack.Push((child, next.Depth + 1));
            }
        }

        return deepest;
    }

    // Void elements, elements whose end tag may be left out, and the leaves of an SVG.
    private static readonly System.Collections.Frozen.FrozenSet<string> SelfClosing = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        ("area base br col embed hr img input link meta source track wbr li p td th tr dt dd option " +
         "path rect circle ellipse line polyline polygon use stop").Split(' '), StringComparer.Ordinal);
}
