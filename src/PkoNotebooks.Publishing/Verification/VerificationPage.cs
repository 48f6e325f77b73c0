using System.Globalization;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.FactsLock;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Pages;

namespace PkoNotebooks.Publishing.Verification;

/// <summary>A verification as a page: the verdict first, then each difference, then how many items of each kind were compared.</summary>
internal static class VerificationPage
{
    public static string Write(VerificationReport report, string siteTitle, InterfaceText words, string? updateCommand)
    {
        var items = report.Comparison.Items;
        var different = items.Where(i => i.State != LockState.Same).ToList();
        var verdict = different.Count == 0
            ? InterfaceText.Fill(words.VerifyAgree, items.Length)
            : InterfaceText.Fill(words.VerifyDiffer, different.Count, items.Length);
        var main = new HtmlWriter();
        main.Line($"<h1>{words.Verification}</h1>");
        main.Line($"<p class=\"nb-lede\"><span class=\"nb-status nb-{(report.AllAgree ? "passed" : "failed")}\"><span aria-hidden=\"true\">{(report.AllAgree ? "✓" : "✗")}</span> {(report.AllAgree ? words.Passed : words.Failed)}</span> {verdict}</p>");
        foreach (var problem in report.Problems)
        {
            main.Line($"<p class=\"nb-reason\">{problem}</p>");
        }

        Section(main, "notebooks", words.VerifyNotebooks, Notebooks(report, words));
        foreach (var (kind, id, title) in new[]
        {
            (LockedKind.Fact, "facts", words.VerifyFacts),
            (LockedKind.Figure, "figures", words.VerifyFigures),
            (LockedKind.Verdict, "claims", words.VerifyVerdicts),
            (LockedKind.Table, "tables", words.VerifyTables),
        })
        {
            var ofKind = items.Where(i => i.Kind == kind).ToList();
            if (ofKind.Count > 0)
            {
                Section(main, id, title, Items(ofKind, title, words));
            }
        }

        if (updateCommand is not null && different.Count > 0)
        {
            main.Line($"<p>{words.VerifyRunAgain}</p><pre class=\"nb-command\"><code>{updateCommand}</code></pre>");
        }

        var policy = new ContentPolicy();
        policy.AddStyle(Assets.Style);
        return new PageShell { Words = words, Policy = policy, Title = words.Verification, SiteTitle = siteTitle, Description = verdict, Main = main.ToMarkup() }.ToHtml();
    }

    private static void Section(HtmlWriter main, string id, string title, Markup content) =>
        main.Line($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2>{content}</section>");

    private static Markup Notebooks(VerificationReport report, InterfaceText words)
    {
        var html = new HtmlWriter();
        html.Line($"<ul>");
        foreach (var notebook in report.Notebooks)
        {
            var status = notebook.Status switch
            {
                RunStatus.Passed => words.Passed,
                RunStatus.Failed => words.Failed,
                RunStatus.Skipped => words.Skipped,
                _ => words.Cancelled,
            };
            html.Add($"<li>{notebook.Name}: <span class=\"nb-status nb-{notebook.Status.ToString().ToLowerInvariant()}\">{status}</span>");
            if (notebook.Failure is { } failure)
            {
                html.Add($" – {failure.Message}");
            }

            html.Line($"</li>");
        }

        return html.Line($"</ul>").ToMarkup();
    }

    private static Markup Items(List<LockItem> items, string title, InterfaceText words)
    {
        var html = new HtmlWriter();
        html.Line($"<p>{string.Join(" · ", Enum.GetValues<LockState>().Select(s => $"{State(s, words)} {items.Count(i => i.State == s).ToString(CultureInfo.InvariantCulture)}"))}</p>");
        var different = items.Where(i => i.State != LockState.Same).ToList();
        if (different.Count == 0)
        {
            return html.ToMarkup();
        }

        html.Line($"<div class=\"nb-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{title}\"><table><thead><tr>");
        foreach (var head in new[] { words.VerifyItem, words.VerifyState, words.VerifyOld, words.VerifyNew, words.VerifyDifference, words.VerifyRelative, words.VerifyCause })
        {
            html.Add($"<th scope=\"col\">{head}</th>");
        }

        html.Line($"</tr></thead><tbody>");
        foreach (var item in different)
        {
            html.Add($"<tr><th scope=\"row\"><code>{item.Key}</code> <span class=\"nb-detail\">{item.Notebook}</span></th><td>{State(item.State, words)}</td>");
            html.Line($"<td>{item.Old ?? "–"}</td><td>{item.New ?? "–"}</td><td>{Number(item.Difference)}</td><td>{Number(item.Relative)}</td><td>{item.Cause ?? "–"}</td></tr>");
        }

        return html.Line($"</tbody></table></div>").ToMarkup();
    }

    private static string Number(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "–";

    private static string State(LockState state, InterfaceText words) => state switch
    {
        LockState.Same => words.VerifySame,
        LockState.Changed => words.VerifyChanged,
        LockState.New => words.VerifyNewItem,
        _ => words.VerifyMissing,
    };
}
