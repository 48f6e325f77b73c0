using System.Text;
using Markdig;
using Markdig.Syntax;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Translation;

/// <summary>The blocks of a Markdown cell that hold words: headings, paragraphs, lists, quotations, tables. Code and raw HTML stay as they are.</summary>
internal static class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseFootnotes().UsePreciseSourceLocation().Build();

    /// <summary>Rewrites each block that holds words.</summary>
    /// <param name="markdown">The cell's text.</param>
    /// <param name="rewrite">Given a block's words on one line, gives what stands in its place; null leaves it.</param>
    public static string Rewrite(string markdown, Func<string, string?> rewrite)
    {
        var source = ContentPolicy.Normalise(markdown);
        var text = new StringBuilder();
        var at = 0;
        foreach (var block in Markdown.Parse(source, Pipeline).Where(b => b is not (CodeBlock or HtmlBlock or ThematicBreakBlock or LinkReferenceDefinitionGroup) && !b.Span.IsEmpty))
        {
            var words = Words(source.Substring(block.Span.Start, block.Span.Length), block as HeadingBlock);
            if (!words.Any(char.IsLetter) || rewrite(words) is not { } other)
            {
                continue;
            }

            text.Append(source, at, block.Span.Start - at);
            text.Append(block is HeadingBlock heading ? new string('#', heading.Level) + " " : "").Append(other);
            at = block.Span.End + 1;
        }

        return text.Append(source, at, source.Length - at).ToString();
    }

    // A paragraph's line breaks mean nothing; those of a list or a table do.
    private static string Words(string block, HeadingBlock? heading)
    {
        if (heading is not null)
        {
            return heading.IsSetext ? block[..block.LastIndexOf('\n')].Trim() : block.Trim().Trim('#').Trim();
        }

        var lines = block.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var marked = lines.Any(l => l[0] is '-' or '*' or '+' or '|' or '>' || (char.IsAsciiDigit(l[0]) && l.Contains(". ", StringComparison.Ordinal)));
        return string.Join(marked ? '\n' : ' ', lines);
    }
}
