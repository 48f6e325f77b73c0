using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Cells;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;
using PkoNotebooks.Publishing.Targets;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>One executed notebook as one HTML document.</summary>
internal static class NotebookPage
{
    public static async Task<string> WriteAsync(
        NotebookRun run, SiteInput input, SiteOptions options, CodeHighlighter highlighter, CancellationToken cancellationToken)
    {
        var words = InterfaceText.In(options.Language);
        var page = new PageContext(run.Executed, options, words, highlighter);
        var cells = await new CellRenderer(page).RenderAsync(run, cancellationToken).ConfigureAwait(false);
        var body = new PageBody(page);
        var arranged = body.Arrange(cells, run.Name);
        var payloads = page.Payloads.ToImmutable();

        var main = new HtmlWriter();
        main.Add(Banner(run, words, page));
        main.Line($"<article class=\"nb-report\">{arranged}</article>");
        var sections = new List<Heading>();
        Append(main, sections, "data-used", words.DataUsed, EvidenceSections.DataUsed(words, run, payloads));
        Append(main, sections, "sources", words.Sources, EvidenceSections.Sources(words, payloads));
        var reference = Reference.For(run, body.Title, input, options, words);
        Append(main, sections, "cite", words.HowToCite, CitationSection.Html(reference));
        Append(main, sections, "rerun", words.HowToRerun, EvidenceSections.Rerun(words, run, options));
        if (page.Facts.Facts.Count > 0)
        {
            var rows = new RowRegister(options.Rows, page.Ids, options.RowsLanguage == words.Lang ? null : options.RowsLanguage);
            var list = new HtmlWriter()
                .Line($"<p>{InterfaceText.Fill(words.FiguresIntro, page.Facts.Facts.Count)}</p>")
                .Add(new FactCards(words, rows).List(page.Facts.Facts)).ToMarkup();
            Append(main, sections, "figures", words.Figures, list);
            Append(main, sections, "rows", words.RowsBehind, rows.List(InterfaceText.Fill(words.RowsCount, rows.Count)));
        }

        var description = Excerpt.Answer(run) is { Length: > 0 } answer ? answer : Excerpt.Question(run);
        return new PageShell
        {
            Words = words,
            Policy = page.Policy,
            Title = body.Title,
            SiteTitle = input.Title,
            Description = Shorten(description, 300),
            CanonicalUrl = reference.Url,
            Preview = Preview(run, options),
            ContentLanguage = options.ContentLanguage,
            JsonLd = StructuredData.Report(reference, Shorten(description, 500), payloads, words.Lang),
            LinksToIndex = true,
            Contents = Contents([.. body.Headings.Where(h => h.Level == 2), .. sections], body.Root.QuerySelectorAll(".nb-code").Length > 1, words),
            Main = main.ToMarkup(),
            Footer = PageFooter.Html(input.Publication),
        }.ToHtml();
    }

    // A preview needs an address that other sites can fetch: without one the page names no picture.
    private static (string Url, string Alternative)? Preview(NotebookRun run, SiteOptions options) =>
        options is { LinkPreviews: true, CanonicalBaseUrl: { } site } && LinkPreview.Exists(run)
            ? ($"{site.TrimEnd('/')}/{Uri.EscapeDataString(LinkPreview.FileName(run))}", LinkPreview.Alternative(run))
            : null;

    private static void Append(HtmlWriter main, List<Heading> sections, string id, string title, Markup content)
    {
        if (!content.IsEmpty)
        {
            main.Line($"<section class=\"nb-evidence nb-later\" aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2>{content}</section>");
            sections.Add(new(2, id, title));
        }
    }

    private static Markup Banner(NotebookRun run, InterfaceText words, PageContext page)
    {
        var failedAt = run.Failure?.CellNumber ?? 0;
        var text = run.Status switch
        {
            RunStatus.Failed when failedAt > 0 => InterfaceText.Fill(words.FailedBanner, failedAt),
            RunStatus.Failed => words.FailedBannerNoCell,
            RunStatus.Skipped => words.SkippedBanner,
            RunStatus.Cancelled => words.CancelledBanner,
            _ => "",
        };
        if (text.Length == 0)
        {
            return Markup.Empty;
        }

        var html = new HtmlWriter();
        html.Add($"<div class=\"nb-banner nb-{run.Status.ToString().ToLowerInvariant()}\"><p><strong>{text}</strong>");
        if (run.Status == RunStatus.Failed && failedAt > 0 && page.Ids.IsTaken("failure"))
        {
            html.Add($" <a href=\"#failure\">{words.GoToError}</a>");
        }

        html.Add($"</p>");
        if (run.Failure is { } failure)
        {
            html.Add($"<pre>{AnsiText.Plain(failure.Message)}</pre>");
        }

        return html.Line($"</div>").ToMarkup();
    }

    private static Markup Contents(ImmutableArray<Heading> headings, bool hasCode, InterfaceText words)
    {
        var codeButton = hasCode ? new HtmlWriter().Add($"<button type=\"button\" class=\"nb-toggle\">{words.ShowAllCode}</button>").ToMarkup() : Markup.Empty;
        var html = new HtmlWriter();
        html.Line($"<nav class=\"nb-contents\" aria-labelledby=\"contents\"><details><summary id=\"contents\">{words.Contents}</summary><ol>");
        foreach (var heading in headings)
        {
            html.Line($"<li><a href=\"#{heading.Id}\"{Markup.Language(heading.Language)}>{heading.Text}</a></li>");
        }

        return html.Line($"</ol></details>{codeButton}</nav>").ToMarkup();
    }

    internal static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', length - 1);
        cut = cut < length / 2 ? length - 1 : cut;
        return text[..(char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut)].TrimEnd() + "…";
    }
}
