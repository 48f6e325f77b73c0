using System.Text.Json.Nodes;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Cells;

/// <summary>Markdown to HTML. Raw HTML in it goes through the same sanitiser as an output; diagrams are left as marked code.</summary>
internal static class MarkdownRenderer
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseFootnotes().UseEmphasisExtras().UseListExtras().UseDefinitionLists().UseAutoLinks().UseAbbreviations()
        .Build();

    /// <param name="markdown">The cell's text.</param>
    /// <param name="attachments">The cell's attachments by name, each a bundle of image types; or null.</param>
    /// <returns>HTML that is not yet safe.</returns>
    public static string ToHtml(string markdown, JsonObject? attachments)
    {
        var document = Markdown.Parse(ContentPolicy.Normalise(markdown), Pipeline);
        foreach (var image in document.Descendants<LinkInline>().Where(l => l.IsImage))
        {
            if (image.Url?.StartsWith("attachment:", StringComparison.Ordinal) == true)
            {
                image.Url = Attached(attachments, image.Url["attachment:".Length..]) ?? image.Url;
            }
        }

        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return text.ToString();
    }

    /// <summary>The first heading of level one, else the first heading, as plain text; null where there is none.</summary>
    public static string? Title(string markdown)
    {
        var headings = Markdown.Parse(markdown, Pipeline).Descendants<HeadingBlock>().ToList();
        var heading = headings.Find(h => h.Level == 1) ?? headings.FirstOrDefault();
        return heading is null ? null : Plain(heading);
    }

    /// <summary>The first paragraph as plain text; null where there is none.</summary>
    public static string? FirstParagraph(string markdown) =>
        Markdown.Parse(markdown, Pipeline).OfType<ParagraphBlock>().Select(Plain).FirstOrDefault(t => t.Length > 0);

    private static string Plain(LeafBlock block)
    {
        var text = new System.Text.StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                LineBreakInline => text.Append(' '),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => text.Append(link.Url),
                _ => text,
            };
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Attached(JsonObject? attachments, string name)
    {
        if (attachments?[Uri.UnescapeDataString(name)] is not JsonObject bundle)
        {
            return null;
        }

        var (type, data) = bundle.FirstOrDefault(e => e.Key.StartsWith("image/", StringComparison.Ordinal));
        return data is null ? null : $"data:{type};base64,{string.Concat(data.ToString().Where(c => !char.IsWhiteSpace(c)))}";
    }
}
