using Markdig;
using Markdig.Syntax;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Html;

namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>Finds the diagrams that a notebook's page will show: in outputs, and fenced in prose.</summary>
internal static class DiagramFinder
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    public static IEnumerable<NotebookDiagram> Find(NotebookDocument notebook) =>
        notebook.Cells.SelectMany((cell, i) => cell.Kind == CellKind.Markdown ? InProse(cell, i + 1) : InOutputs(cell, i + 1));

    /// <summary>The text of a diagram among an output's representations, or null.</summary>
    public static string? In(MimeBundle data) => data.Text("text/vnd.mermaid") ?? data.Text("text/x-mermaid");

    // Most prose has none: it is not parsed twice.
    private static IEnumerable<NotebookDiagram> InProse(NotebookCell cell, int number) =>
        !cell.Source.Contains("mermaid", StringComparison.Ordinal) ? [] : Markdown.Parse(ContentPolicy.Normalise(cell.Source), Pipeline).Descendants<FencedCodeBlock>()
            .Where(f => f.Info == "mermaid")
            .Select(f => new NotebookDiagram(number, cell.Id, f.Line + 2, f.Lines.ToString()));

    private static IEnumerable<NotebookDiagram> InOutputs(NotebookCell cell, int number)
    {
        foreach (var output in cell.Outputs)
        {
            var data = output is DisplayOutput display ? display.Data : (output as ResultOutput)?.Data;
            if (data is not null && In(data) is { } source)
            {
                yield return new(number, cell.Id, LineOf(cell.Source, source), source);
            }
        }
    }

    // A cell's text holds the diagram to the letter where the cell is one; else code made it.
    private static int? LineOf(string cell, string source)
    {
        var text = ContentPolicy.Normalise(cell);
        var at = text.IndexOf(ContentPolicy.Normalise(source), StringComparison.Ordinal);
        return at < 0 ? null : text.AsSpan(0, at).Count('\n') + 1;
    }
}
