using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Pages;
using PkoNotebooks.Publishing.Sanitising;
using PkoNotebooks.Publishing.Translation;

namespace PkoNotebooks.Publishing.Cells;

/// <summary>The notebook's cells in their order: prose as it is, outputs before the code that made them, code folded.</summary>
internal sealed class CellRenderer(PageContext page)
{
    private readonly OutputRenderer _outputs = new(page);
    private readonly List<(int Number, NotebookCell Cell)> _quiet = [];
    private readonly HtmlWriter _html = new();

    public async Task<Markup> RenderAsync(NotebookRun run, CancellationToken cancellationToken)
    {
        var cells = run.Executed.Cells;
        for (var i = 0; i < cells.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (number, cell) = (i + 1, cells[i]);
            if (cell.Kind == CellKind.Markdown)
            {
                await CodeAsync(null, cancellationToken).ConfigureAwait(false);
                await ProseAsync(cell, cancellationToken).ConfigureAwait(false);
            }
            else if (cell.Kind == CellKind.Code && cell.Source.Trim().Length > 0)
            {
                await CodeCellAsync(run, number, cell, cancellationToken).ConfigureAwait(false);
            }
        }

        await CodeAsync(null, cancellationToken).ConfigureAwait(false);
        return _html.ToMarkup();
    }

    private async Task ProseAsync(NotebookCell cell, CancellationToken cancellationToken)
    {
        var html = MarkdownRenderer.ToHtml(cell.Source, cell.Attachments);
        if (page.SafeSanitiser.Clean(html) is not { } root)
        {
            _html.Line($"<pre class=\"nb-text\">{cell.Source}</pre>");
            return;
        }

        foreach (var fenced in root.QuerySelectorAll("pre > code.language-mermaid"))
        {
            var diagram = await _outputs.DiagramAsync(fenced.TextContent, cancellationToken).ConfigureAwait(false);
            fenced.ParentElement!.OuterHtml = diagram.Value;
        }

        _html.Line($"<div class=\"nb-prose\"{Language(cell)}>{new Markup(Fragments.InnerHtml(root))}</div>");
    }

    private static Markup Language(NotebookCell cell) =>
        Markup.Language(cell.Metadata[CellTranslations.LanguageKey] is JsonValue value && value.TryGetValue<string>(out var tag) ? tag : null);

    private async Task CodeCellAsync(NotebookRun run, int number, NotebookCell cell, CancellationToken cancellationToken)
    {
        var failure = run.Failure is { } f && f.CellNumber == number ? f : null;
        var error = cell.Outputs.OfType<ErrorOutput>().FirstOrDefault();
        if (failure is null && error is null)
        {
            var shown = new HtmlWriter();
            foreach (var output in cell.Outputs)
            {
                shown.Add(await _outputs.RenderAsync(output, cancellationToken).ConfigureAwait(false));
            }

            if (shown.Length == 0)
            {
                _quiet.Add((number, cell));
                return;
            }

            _html.Line($"<div class=\"nb-cell\">");
            _html.Line($"<div class=\"nb-output\">{shown.ToMarkup()}</div>");
            await CodeAsync((number, cell), cancellationToken).ConfigureAwait(false);
            _html.Line($"</div>");
            return;
        }

        await CodeAsync(null, cancellationToken).ConfigureAwait(false);
        await FailureAsync(run, number, cell, error, failure, cancellationToken).ConfigureAwait(false);
    }

    private async Task FailureAsync(
        NotebookRun run, int number, NotebookCell cell, ErrorOutput? error, RunFailure? failure, CancellationToken cancellationToken)
    {
        var words = page.Words;
        var line = failure?.Line ?? error?.Line;
        var code = await page.Highlighter.HighlightAsync(cell.Source, cell.KernelName, line, cancellationToken).ConfigureAwait(false);
        var id = page.Ids.Take("failure");
        _html.Line($"<div class=\"nb-cell nb-failed\" id=\"{id}\"><p class=\"nb-failed-head\">{InterfaceText.Fill(words.ErrorInCell, number)}</p>");
        _html.Line($"<pre class=\"nb-source\"><code>{code}</code></pre>");
        foreach (var output in cell.Outputs)
        {
            _html.Add(await _outputs.RenderAsync(output, cancellationToken).ConfigureAwait(false));
        }

        if (error is null && failure is not null)
        {
            _html.Add(await _outputs.RenderAsync(new ErrorOutput("", failure.Message, []) { Line = line }, cancellationToken).ConfigureAwait(false));
        }

        if (failure is not null)
        {
            var left = run.Executed.Cells.Skip(number).Count(c => c.Kind == CellKind.Code);
            if (left > 0)
            {
                _html.Line($"<p class=\"nb-note\">{(left == 1 ? words.NotRunOne : InterfaceText.Fill(words.NotRun, left))}</p>");
            }
        }

        _html.Line($"</div>");
    }

    /// <summary>The code of the cells that showed nothing, and of the one that did, in one fold.</summary>
    private async Task CodeAsync((int Number, NotebookCell Cell)? last, CancellationToken cancellationToken)
    {
        if (last is { } shown)
        {
            _quiet.Add(shown);
        }

        if (_quiet.Count == 0)
        {
            return;
        }

        var (first, end) = (_quiet[0].Number, _quiet[^1].Number);
        var label = first == end ? InterfaceText.Fill(page.Words.CodeOfCell, first) : InterfaceText.Fill(page.Words.CodeOfCells, first, end);
        _html.Add($"<details class=\"nb-code\"><summary>{label}</summary>");
        foreach (var (_, cell) in _quiet)
        {
            var code = await page.Highlighter.HighlightAsync(cell.Source.TrimEnd(), cell.KernelName, null, cancellationToken).ConfigureAwait(false);
            _html.Add($"<pre class=\"nb-source\"><code>{code}</code></pre>");
        }

        _html.Line($"</details>");
        _quiet.Clear();
    }
}
