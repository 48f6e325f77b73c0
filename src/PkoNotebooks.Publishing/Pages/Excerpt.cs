using System.Globalization;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Cells;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>What stands for a report elsewhere: its title, its question, its answer, its first picture.</summary>
internal static class Excerpt
{
    public static string Title(NotebookRun run) =>
        run.Executed.Cells.Where(c => c.Kind == CellKind.Markdown).Select(c => MarkdownRenderer.Title(c.Source)).FirstOrDefault(t => t is not null) ?? run.Name;

    /// <summary>The first paragraph of prose in the notebook's Markdown; empty where there is none.</summary>
    public static string Question(NotebookRun run) =>
        run.Executed.Cells.Where(c => c.Kind == CellKind.Markdown).Select(c => MarkdownRenderer.FirstParagraph(c.Source)).FirstOrDefault(t => t is not null) ?? "";

    /// <summary>The first paragraph that a code cell wrote, as plain text; empty where there is none.</summary>
    public static string Answer(NotebookRun run)
    {
        foreach (var html in Bundles(run).Select(b => b.Text("text/html")).OfType<string>().Where(h => h.Length < 1 << 20))
        {
            var root = Fragments.Parse(html);
            foreach (var gone in root.QuerySelectorAll("style, script, table, figure, svg, template, noscript"))
            {
                gone.Remove();
            }

            var text = root.QuerySelectorAll("p").Select(p => Plain(p.TextContent)).FirstOrDefault(t => t.Length > 0);
            if (text is not null)
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>The first chart as SVG, not yet harmless, with the style sheets that came with it; null where there is none.</summary>
    public static string? Chart(NotebookRun run)
    {
        foreach (var bundle in Bundles(run))
        {
            if (bundle.Text("text/html") is { Length: < 1 << 20 } html && html.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            {
                var root = Fragments.Parse(html);
                if (Smallest(root) is { } svg)
                {
                    var styles = string.Concat(root.QuerySelectorAll("style").Select(s => s.OuterHtml));
                    svg.Remove();
                    return styles + svg.OuterHtml;
                }
            }
            else if (bundle.Text("image/svg+xml") is { } image)
            {
                return image;
            }
        }

        return null;
    }

    // A chart may be drawn once for wide and once for narrow screens: the narrow one keeps its words legible when small, unless it is tall.
    private static AngleSharp.Dom.IElement? Smallest(AngleSharp.Dom.IElement root)
    {
        var first = root.QuerySelector("svg");
        return first?.Closest("figure")?.QuerySelectorAll("svg")
            .Select(svg => (Svg: svg, Size: Size(svg)))
            .Where(s => s.Size.Width > 0 && s.Size.Height <= s.Size.Width)
            .OrderBy(s => s.Size.Width).Select(s => s.Svg).FirstOrDefault() ?? first;
    }

    private static (double Width, double Height) Size(AngleSharp.Dom.IElement svg) =>
        svg.GetAttribute("viewBox")?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) is { Length: 4 } box
        && double.TryParse(box[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var width)
        && double.TryParse(box[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var height)
            ? (width, height)
            : (0, 0);

    public static IEnumerable<MimeBundle> Bundles(NotebookRun run) =>
        run.Executed.Cells.SelectMany(Bundles);

    public static IEnumerable<MimeBundle> Bundles(NotebookCell cell) =>
        cell.Outputs.Select(o => o switch
        {
            DisplayOutput display => display.Data,
            ResultOutput result => result.Data,
            _ => null,
        }).OfType<MimeBundle>();

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
