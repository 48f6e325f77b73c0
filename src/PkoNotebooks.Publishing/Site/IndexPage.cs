using System.Collections.Immutable;
using AngleSharp;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Cells;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Pages;
using PkoNotebooks.Publishing.Sanitising;

namespace PkoNotebooks.Publishing.Site;

/// <summary>The site's first page: each report with its answer and a small chart, and how it stands with data, claims and checks.</summary>
internal static class IndexPage
{
    // Reports that are laid out before the first frame: more than two no usual window shows.
    private const int FirstScreen = 3;

    // The index stays under 150 KB: charts are left out once they would take it there.
    private const int ChartBudget = 100_000;

    public static string Write(SiteInput input, SiteOptions options, CodeHighlighter highlighter)
    {
        var words = InterfaceText.In(options.Language);
        var page = new PageContext(new NotebookDocument { Cells = [] }, options, words, highlighter);
        var main = new HtmlWriter();
        main.Line($"<h1>{input.Title}</h1>");
        if (input.Description.Length > 0)
        {
            main.Line($"<p class=\"nb-lede\">{input.Description}</p>");
        }

        var passed = input.Runs.Count(r => r.Status == RunStatus.Passed);
        main.Line($"<p class=\"nb-summary\">{InterfaceText.Fill(words.IndexSummary, passed, input.Runs.Length)}</p>");
        main.Line($"<section aria-labelledby=\"reports\"><h2 id=\"{page.Ids.Take("reports")}\">{words.IndexReports}</h2><ul class=\"nb-reports\">");
        var charts = 0;
        foreach (var (number, run) in input.Runs.Index())
        {
            var chart = Chart(run, page, ChartBudget - charts);
            charts += chart.Value?.Length ?? 0;
            if (number == FirstScreen)
            {
                page.Policy.AdmitScript(Assets.Below);
                main.Line($"<script>{new Markup(Assets.Below)}</script>");
            }

            main.Line($"<li{new Markup(number < FirstScreen ? "" : " class=\"nb-later\"")}>{Report(run, chart, words)}</li>");
        }

        main.Line($"</ul></section>");
        main.Add(Freshness(input.Data, words));
        main.Add(Lines("claims", words.IndexClaims, input.Claims));
        main.Add(Lines("checks", words.IndexChecks, input.Checks));
        var url = options.CanonicalBaseUrl is { } site ? site.TrimEnd('/') + "/" : null;
        return new PageShell
        {
            Words = words,
            Policy = page.Policy,
            Title = input.Title,
            SiteTitle = input.Title,
            Description = NotebookPage.Shorten(input.Description, 300),
            CanonicalUrl = url,
            ContentLanguage = options.ContentLanguage,
            JsonLd = StructuredData.Site(input, url, words.Lang, input.Runs.Select(r => (Excerpt.Title(r), Href(r)))),
            Main = main.ToMarkup(),
            Footer = PageFooter.Html(input.Publication),
        }.ToHtml();
    }

    private static string Href(NotebookRun run) => Uri.EscapeDataString(run.Name) + ".html";

    private static Markup Report(NotebookRun run, Markup chart, InterfaceText words)
    {
        var (status, sign) = run.Status switch
        {
            RunStatus.Passed => (words.Passed, "✓"),
            RunStatus.Failed => (words.Failed, "✗"),
            RunStatus.Skipped => (words.Skipped, "–"),
            _ => (words.Cancelled, "–"),
        };
        var html = new HtmlWriter();
        html.Line($"<article class=\"nb-report-card\"><div><h3><a href=\"{Href(run)}\">{Excerpt.Title(run)}</a></h3>");
        var answer = Excerpt.Answer(run) is { Length: > 0 } given ? given : Excerpt.Question(run);
        if (answer.Length > 0)
        {
            html.Line($"<p>{NotebookPage.Shorten(answer, 600)}</p>");
        }

        if (run.Status != RunStatus.Passed && run.Failure is { } failure)
        {
            html.Line($"<p class=\"nb-reason\">{NotebookPage.Shorten(failure.Message, 300)}</p>");
        }

        var facts = FactCount(run);
        var count = facts switch { 0 => words.IndexNoFigures, 1 => words.IndexFiguresOne, _ => InterfaceText.Fill(words.IndexFigures, facts) };
        html.Line($"<p class=\"nb-meta\"><span class=\"nb-status nb-{run.Status.ToString().ToLowerInvariant()}\"><span aria-hidden=\"true\">{sign}</span> {status}</span> · {count}</p></div>");
        if (!chart.IsEmpty)
        {
            html.Line($"<div class=\"nb-thumb\" aria-hidden=\"true\">{chart}</div>");
        }

        return html.Line($"</article>").ToMarkup();
    }

    private static int FactCount(NotebookRun run)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var bundle in Excerpt.Bundles(run))
        {
            try
            {
                keys.UnionWith(FactsPayload.Read(bundle).Facts.Select(f => f.Key));
            }
            catch (FormatException)
            {
                // Named by the facts lock.
            }
        }

        return keys.Count;
    }

    private static Markup Chart(NotebookRun run, PageContext page, int budget)
    {
        if (Excerpt.Chart(run) is not { } svg || page.SafeSanitiser.Clean(svg) is not { } root || root.QuerySelector("svg") is not { } picture)
        {
            return Markup.Empty;
        }

        foreach (var words in picture.QuerySelectorAll("title, desc, metadata, a"))
        {
            words.Remove();
        }

        foreach (var name in picture.Attributes.Select(a => a.Name).Where(n => n.StartsWith("aria-", StringComparison.Ordinal) || n is "role" or "tabindex" or "id").ToList())
        {
            picture.RemoveAttribute(name);
        }

        picture.ClassList.Remove("pko-narrow", "pko-wide");
        picture.ClassList.Add("pko-alone");
        var text = picture.ToHtml(PageFormatter.Shared);
        return text.Length <= budget ? new(text) : Markup.Empty;
    }

    private static Markup Freshness(ImmutableArray<DataFreshness> data, InterfaceText words)
    {
        if (data.IsDefaultOrEmpty)
        {
            return Markup.Empty;
        }

        var html = new HtmlWriter();
        html.Line($"<section aria-labelledby=\"data\"><h2 id=\"data\">{words.IndexData}</h2>");
        html.Line($"<div class=\"nb-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{words.IndexData}\"><table><thead><tr><th scope=\"col\">{words.DataName}</th><th scope=\"col\">{words.DataAsOf}</th></tr></thead><tbody>");
        foreach (var item in data)
        {
            html.Add($"<tr><th scope=\"row\">{item.Name}");
            if (item.Detail.Length > 0)
            {
                html.Add($" <span class=\"nb-detail\">{item.Detail}</span>");
            }

            html.Line($"</th><td>{words.Period(item.AsOf)}</td></tr>");
        }

        return html.Line($"</tbody></table></div></section>").ToMarkup();
    }

    private static Markup Lines(string id, string title, ImmutableArray<IndexLine> lines)
    {
        if (lines.IsDefaultOrEmpty)
        {
            return Markup.Empty;
        }

        var html = new HtmlWriter();
        html.Line($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2><dl class=\"nb-lines\">");
        foreach (var line in lines)
        {
            html.Add($"<div><dt>");
            html.Add(SafeLink.Check(line.Href) is { } href
                ? new HtmlWriter().Add($"<a href=\"{href}\">{line.Label}</a>").ToMarkup()
                : new HtmlWriter().Add($"{line.Label}").ToMarkup());
            html.Line($"</dt><dd>{line.Value}</dd></div>");
        }

        return html.Line($"</dl></section>").ToMarkup();
    }
}
