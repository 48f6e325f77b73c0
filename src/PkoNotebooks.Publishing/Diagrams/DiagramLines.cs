using System.Text.RegularExpressions;

namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>Leads a line that Mermaid names back to the line of the text: it drops front matter, directives and comments before it counts.</summary>
internal static partial class DiagramLines
{
    /// <param name="source">The text as written.</param>
    /// <param name="line">The 1-based line as Mermaid counts.</param>
    public static int Original(string source, int line)
    {
        var lines = source.Split('\n');
        var start = Front(lines);
        var counted = 0;
        for (var i = start; i < lines.Length; i++)
        {
            if (Comment().IsMatch(lines[i]) || (counted == 0 && string.IsNullOrWhiteSpace(lines[i])))
            {
                continue;
            }

            if (++counted == line)
            {
                return i + 1;
            }
        }

        return lines.Length;
    }

    private static int Front(string[] lines)
    {
        var first = Array.FindIndex(lines, l => !string.IsNullOrWhiteSpace(l));
        if (first < 0 || lines[first].Trim() != "---")
        {
            return 0;
        }

        var end = Array.FindIndex(lines, first + 1, l => l.Trim() == "---");
        return end < 0 ? 0 : end + 1;
    }

    [GeneratedRegex(@"^\s*%%")]
    private static partial Regex Comment();
}
