using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Targets;

/// <summary>An output's HTML, already harmless, as Markdown: blocks, tables, links; a fact with a footnote, a chart as a picture.</summary>
/// <param name="payload">The output's facts.</param>
/// <param name="facts">Where footnotes are numbered.</param>
/// <param name="picture">Stores an SVG and gives its Markdown; the second argument is its title.</param>
internal sealed class HtmlToMarkdown(FactsPayload payload, FactRegister facts, Func<string, string, string> picture)
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "li", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
    };

    private readonly List<string> _blocks = [];
    private bool _hasPicture;

    public string Convert(IElement root)
    {
        Flow(root);
        return string.Join("\n\n", _blocks);
    }

    private void Flow(IElement parent)
    {
        var inline = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && (Blocks.Contains(element.LocalName) || element.LocalName == "svg"))
            {
                Flush(inline);
                Block(element);
            }
            else
            {
                inline.Append(Inline(node));
            }
        }

        Flush(inline);
    }

    private void Flush(StringBuilder inline)
    {
        var text = Collapse(inline.ToString());
        inline.Clear();
        if (text.Length > 0)
        {
            _blocks.Add(text);
        }
    }

    private void Block(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Add(new string('#', Math.Max(2, element.LocalName[1] - '0')) + " " + InlineOf(element));
                break;
            case "pre":
                _blocks.Add(MarkdownText.Fenced(element.TextContent.Trim('\n'), "text"));
                break;
            case "hr":
                _blocks.Add("---");
                break;
            case "ul" or "ol":
                List(element);
                break;
            case "table":
                Table(element);
                break;
            case "svg":
                Picture(element);
                break;
            case "figure":
                _hasPicture = false;
                Flow(element);
                break;
            case "summary":
                break;
            case "blockquote":
                _blocks.Add("> " + InlineOf(element));
                break;
            default:
                Flow(element);
                break;
        }
    }

    // A chart may be drawn for wide and for narrow screens: one is enough here.
    private void Picture(IElement svg)
    {
        if (_hasPicture)
        {
            return;
        }

        _hasPicture = true;
        var title = svg.QuerySelector("title")?.TextContent ?? svg.GetAttribute("aria-label") ?? "";
        var shown = picture(svg.OuterHtml, Collapse(title));
        if (shown.Length > 0)
        {
            _blocks.Add(shown);
        }
    }

    private void List(IElement list)
    {
        var number = 0;
        var lines = new List<string>();
        foreach (var item in list.Children.Where(c => c.LocalName == "li"))
        {
            number++;
            var mark = list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ";
            lines.Add(mark + InlineOf(item));
        }

        if (lines.Count > 0)
        {
            _blocks.Add(string.Join('\n', lines));
        }
    }

    private void Table(IElement table)
    {
        if (table.QuerySelector("caption") is { } caption)
        {
            Add($"**{InlineOf(caption)}**");
        }

        var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table)
            .Select(r => r.Children.Where(c => c.LocalName is "td" or "th").Select(InlineOf).ToList()).Where(r => r.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var width = rows.Max(r => r.Count);
        var lines = rows.Select(r => "| " + string.Join(" | ", r.Concat(Enumerable.Repeat("", width - r.Count))) + " |").ToList();
        lines.Insert(1, "|" + string.Concat(Enumerable.Repeat(" --- |", width)));
        _blocks.Add(string.Join('\n', lines));
    }

    private void Add(string text)
    {
        if (text.Trim('#', ' ', '*').Length > 0)
        {
            _blocks.Add(text);
        }
    }

    private string InlineOf(IElement element) => Collapse(string.Concat(element.ChildNodes.Select(Inline)));

    private string Inline(INode node)
    {
        if (node is IText text)
        {
            return MarkdownText.Escape(text.Data);
        }

        if (node is not IElement element)
        {
            return "";
        }

        var inner = string.Concat(element.ChildNodes.Select(Inline));
        return element.LocalName switch
        {
            "data" => inner + Footnote(element),
            "strong" or "b" when inner.Trim().Length > 0 => $"**{inner.Trim()}**",
            "em" or "i" or "cite" when inner.Trim().Length > 0 => $"*{inner.Trim()}*",
            "code" => $"`{element.TextContent.Replace('`', '\'')}`",
            "br" => " ",
            "a" when SafeLink.CheckWeb(element.GetAttribute("href")) is { } url => $"[{inner.Trim()}](<{MarkdownText.Address(url)}>)",
            "svg" or "script" or "style" => "",
            _ => Blocks.Contains(element.LocalName) ? $" {inner} " : inner,
        };
    }

    private string Footnote(IElement mark)
    {
        var shown = mark.TextContent.Trim();
        var candidates = payload.Facts.Where(f => f.Key == mark.GetAttribute("data-key")).ToList();
        var fact = candidates.Find(f => f.Text == shown) ?? candidates.FirstOrDefault();
        return fact is null ? "" : string.Create(CultureInfo.InvariantCulture, $"[^f{facts.Register(fact).Number}]");
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
