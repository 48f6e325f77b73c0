using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PkoNotebooks.Cli.Checks;

/// <summary>
/// Finds numbers typed into prose. Figures belong in code cells, where they carry their citation; words may hold dates,
/// years, the symbols of documents and standards, and the numbers of headings.
/// </summary>
internal static partial class UnboundNumbers
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    public static IReadOnlyList<UnboundNumber> Find(string markdown)
    {
        var found = new List<UnboundNumber>();
        foreach (var literal in Markdown.Parse(markdown, Pipeline).Descendants<LiteralInline>())
        {
            // The text of a link to a document may be its symbol or a page number: it is a citation already.
            if (literal.Parent is LinkInline)
            {
                continue;
            }

            var text = literal.Content.ToString();
            var first = ReferenceEquals(literal.PreviousSibling, null) && literal.Parent?.ParentBlock is HeadingBlock;
            var rest = Allowed().Replace(first ? HeadingNumber().Replace(text, Blank) : text, Blank);
            found.AddRange(Digits().Matches(rest).Select(m => new UnboundNumber(literal.Line + 1, Around(text, m))));
        }

        return found;
    }

    private static string Blank(Match match) => new(' ', match.Length);

    private static string Around(string text, Match match)
    {
        var start = Math.Max(0, match.Index - 20);
        return text[start..Math.Min(text.Length, match.Index + match.Length + 20)].Trim();
    }

    [GeneratedRegex(@"^\s*\d+(\.\d+)*[.)]?\s")]
    private static partial Regex HeadingNumber();

    [GeneratedRegex(
        @"\b\d{4}-\d{2}(-\d{2})?\b"                                                                   // ISO dates and months
        + @"|\b(\d{1,2}\s+)?(January|February|March|April|May|June|July|August|September|October|November|December)(\s+\d{4})?\b"
        + @"|\b(1[89]|20)\d{2}(\s*[-–/]\s*((1[89]|20)\d{2}|\d{2}))?s?\b(?![.,]\d)"                      // years, spans of years, decades
        + @"|(1[89]|20)\d{2}年(\d{1,2}月(\d{1,2}日)?)?"                                                // Japanese dates
        + @"|\b[A-Z]{1,4}(/[A-Z0-9.]+)+(/Add\.\d+)?\b"                                                 // document symbols: A/67/224/Add.1
        + @"|\b[A-Z]{2,}[ -]?\d+(-\d+)?\b")]                                                           // standards: ISO 3166, WHA46
    private static partial Regex Allowed();

    [GeneratedRegex(@"\d+([.,]\d+)*")]
    private static partial Regex Digits();
}
