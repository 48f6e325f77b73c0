using System.Globalization;
using AngleSharp.Dom;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>Brings the cells of a page into one document: headings in order, wide tables in a region of their own, charts with their tools.</summary>
internal sealed class PageBody(PageContext page)
{
    public IElement Root { get; private set; } = null!;

    public List<Heading> Headings { get; } = [];

    /// <param name="cells">The cells' HTML, already harmless.</param>
    /// <param name="fallbackTitle">The title where no cell gives one.</param>
    public Markup Arrange(Markup cells, string fallbackTitle)
    {
        Root = Fragments.Parse(cells.Value);
        ArrangeHeadings(fallbackTitle);
        WrapTables();
        MarkCharts();
        HoldWhatIsBelow();
        return new(Fragments.InnerHtml(Root));
    }

    public string Title { get; private set; } = "";

    private void ArrangeHeadings(string fallbackTitle)
    {
        var headings = Root.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(h => h.Closest("svg, summary, button") is null).ToList();
        var first = headings.FirstOrDefault();
        if (first is null || first.LocalName != "h1")
        {
            var title = Root.Owner!.CreateElement("h1");
            title.TextContent = fallbackTitle;
            Root.Prepend(title);
            headings.Insert(0, title);
        }

        var level = 0;
        foreach (var heading in headings)
        {
            var wished = heading.LocalName[1] - '0';
            level = level == 0 ? 1 : Math.Clamp(wished, 2, level + 1);
            var text = string.Join(' ', heading.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var id = heading.Id is { Length: > 0 } given ? given : page.Ids.TakeForHeading(text);
            var renamed = Rename(heading, string.Create(CultureInfo.InvariantCulture, $"h{level}"));
            renamed.Id = id;
            Headings.Add(new(level, id, text) { Language = renamed.Closest("[lang]")?.GetAttribute("lang") });
        }

        Title = Headings[0].Text;
    }

    private static IElement Rename(IElement element, string name)
    {
        if (element.LocalName == name)
        {
            return element;
        }

        var renamed = element.Owner!.CreateElement(name);
        foreach (var attribute in element.Attributes)
        {
            renamed.SetAttribute(attribute.Name, attribute.Value);
        }

        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
        return renamed;
    }

    private void WrapTables()
    {
        var number = 0;
        foreach (var table in Root.QuerySelectorAll("table").Where(t => t.ParentElement?.Closest("table") is null))
        {
            number++;
            var caption = table.QuerySelector("caption")?.TextContent.Trim();
            var name = InterfaceText.Fill(page.Words.TableN, number);
            var region = table.Owner!.CreateElement("div");
            region.ClassName = "nb-scroll";
            region.SetAttribute("role", "group");
            region.SetAttribute("tabindex", "0");
            region.SetAttribute("aria-label", string.IsNullOrEmpty(caption) ? name : $"{name}: {caption}");
            table.Replace(region);
            region.Append(table);
        }
    }

    private void MarkCharts()
    {
        foreach (var svg in Root.QuerySelectorAll("svg").Where(s => s.ParentElement?.Closest("svg") is null))
        {
            if (!svg.HasAttribute("role"))
            {
                svg.SetAttribute("role", svg.QuerySelector("title") is null ? "presentation" : "img");
            }
        }

        foreach (var figure in Root.QuerySelectorAll("figure.pko-figure"))
        {
            ChartTools.Add(figure, page.Words);
        }
    }

    // The first screen is question, answer and one chart. What comes after it need not be laid out before that is seen.
    private void HoldWhatIsBelow()
    {
        var parts = Root.Children.ToList();
        var first = Math.Max(parts.FindIndex(p => p.QuerySelector("figure.pko-figure") is not null), 2);
        var later = parts.Skip(first + 1).Where(p => p.ClassList.Contains("nb-cell")).ToList();
        if (later.Count == 0)
        {
            return;
        }

        foreach (var cell in later)
        {
            cell.ClassList.Add("nb-later");
        }

        // It runs as soon as the chart is there: the figures behind it are a long table, and folded.
        var below = Root.Owner!.CreateElement("script");
        below.TextContent = Assets.Below;
        if (parts[first].QuerySelector("figure.pko-figure > details.pko-data") is { } data)
        {
            data.Before(below);
        }
        else
        {
            later[0].Before(below);
        }

        page.Policy.AdmitScript(Assets.Below);
    }
}

/// <param name="Level">1 to 6.</param>
/// <param name="Id">Its element identifier.</param>
/// <param name="Text">Its words.</param>
internal sealed record Heading(int Level, string Id, string Text)
{
    /// <summary>Its language where it is not the page's; null otherwise.</summary>
    public string? Language { get; init; }
}
