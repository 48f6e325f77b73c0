using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Sanitising;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Pages;

/// <summary>What lets a reader check a report: the data it read, the sources behind it, the command that runs it again.</summary>
internal static class EvidenceSections
{
    public static Markup DataUsed(InterfaceText words, NotebookRun run, ImmutableArray<FactsPayload> payloads)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);

        // Assemblies are code, and differ between a debug and a release build: the run record names them, a page must not.
        foreach (var input in run.Inputs.Where(i => Path.GetExtension(i.Path).ToLowerInvariant() is not (".dll" or ".exe" or ".pdb")))
        {
            rows[input.Path] = input.Sha256;
        }

        foreach (var (table, hash) in payloads.SelectMany(p => p.Tables))
        {
            var hex = hash.StartsWith("sha256:", StringComparison.Ordinal) ? hash[7..] : hash;
            if (!rows.ContainsValue(hex))
            {
                rows.TryAdd(table, hex);
            }
        }

        if (rows.Count == 0)
        {
            return Markup.Empty;
        }

        var html = new HtmlWriter();
        html.Line($"<p>{words.DataUsedIntro}</p>");
        html.Line($"<div class=\"nb-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{words.DataUsed}\"><table>");
        html.Line($"<thead><tr><th scope=\"col\">{words.DataFile}</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>");
        foreach (var (name, hash) in rows)
        {
            html.Line($"<tr><th scope=\"row\">{name}</th><td><code class=\"nb-hash\">{hash}</code></td></tr>");
        }

        return html.Line($"</tbody></table></div>").ToMarkup();
    }

    public static Markup Sources(InterfaceText words, ImmutableArray<FactsPayload> payloads)
    {
        var facts = payloads.SelectMany(p => p.Facts).DistinctBy(f => f.Key).ToList();
        var citations = Citations(payloads);
        if (citations.Count == 0)
        {
            return Markup.Empty;
        }

        var html = new HtmlWriter();
        html.Line($"<ul class=\"nb-sources\">");
        foreach (var citation in citations)
        {
            var count = facts.Count(f => f.Citations.Any(c => c.Source == citation.Source));
            html.Add($"<li>{FactCards.SourceLine(citation)}");
            if (count > 0)
            {
                html.Add($" <span class=\"nb-count\">({(count == 1 ? words.IndexFiguresOne : InterfaceText.Fill(words.IndexFigures, count))})</span>");
            }

            if (SafeLink.CheckWeb(citation.Url) is { } url)
            {
                html.Add($"<br><span class=\"nb-url\">{url}</span>");
            }

            html.Line($"</li>");
        }

        return html.Line($"</ul>").ToMarkup();
    }

    /// <summary>One citation a source, by title and then by key.</summary>
    public static IReadOnlyList<PublishedCitation> Citations(ImmutableArray<FactsPayload> payloads) =>
        [.. payloads.SelectMany(p => p.Facts.SelectMany(f => f.Citations).Concat(p.Figures.SelectMany(f => f.Citations)))
            .DistinctBy(c => c.Source)
            .OrderBy(c => c.Title, StringComparer.Ordinal).ThenBy(c => c.Source, StringComparer.Ordinal)];

    public static Markup Rerun(InterfaceText words, NotebookRun run, SiteOptions options)
    {
        if (options.RerunCommand is not { } command)
        {
            return Markup.Empty;
        }

        var html = new HtmlWriter();
        html.Line($"<p>{words.RerunIntro}</p><pre class=\"nb-command\"><code>{command(run)}</code></pre>");
        if (run.Parameters.Count > 0)
        {
            html.Line($"<div class=\"nb-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{words.RerunParameters}\"><table><caption>{words.RerunParameters}</caption><thead><tr><th scope=\"col\">{words.Parameter}</th><th scope=\"col\">{words.Value}</th></tr></thead><tbody>");
            foreach (var (name, value) in run.Parameters)
            {
                html.Line($"<tr><th scope=\"row\"><code>{name}</code></th><td><code>{value}</code></td></tr>");
            }

            html.Line($"</tbody></table></div>");
        }

        return html.ToMarkup();
    }
}
