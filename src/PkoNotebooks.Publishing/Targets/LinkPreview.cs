using System.Text;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Pages;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Targets;

/// <summary>
/// A picture of a report's first chart beside its question and answer, for sites that show links with a preview (Open Graph).
/// Drawn by a Chromium that the host found, with the machine's fonts, so its bytes vary as those of a PDF do.
/// </summary>
internal static class LinkPreview
{
    /// <summary>Pixels: the proportion of 1.91 to 1 that Open Graph's readers crop to.</summary>
    public const int Width = 1200;

    /// <inheritdoc cref="Width"/>
    public const int Height = 630;

    private const string Style =
        """
        *{box-sizing:border-box;margin:0}
        body{width:1200px;height:630px;padding:36px 44px;display:grid;grid-template:minmax(0,1fr) auto/minmax(0,1.9fr) minmax(0,1fr);gap:20px 40px;background:#fff;color:#1b1d22;font:22px/1.4 system-ui,sans-serif;overflow:hidden}
        img{width:100%;height:100%;object-fit:contain}
        div{align-self:center}
        h1{font-size:38px;line-height:1.15;margin-bottom:18px}
        .answer{display:-webkit-box;-webkit-line-clamp:11;-webkit-box-orient:vertical;overflow:hidden;color:#3a3f48}
        .site{grid-column:1/-1;color:#565b66;border-top:3px solid #c0341d;padding-top:12px}
        """;

    public static string FileName(NotebookRun run) => run.Name + ".png";

    /// <summary>Whether there is a chart to show.</summary>
    public static bool Exists(NotebookRun run) => Chart(run) is not null;

    /// <summary>Writes <c>{name}.png</c>.</summary>
    /// <exception cref="BrowserException">The browser drew nothing.</exception>
    public static async Task<SiteFile?> DrawAsync(
        string chromiumPath, NotebookRun run, string siteTitle, string language, string outputDirectory, CancellationToken cancellationToken)
    {
        if (Page(run, siteTitle, language) is not { } html)
        {
            return null;
        }

        var work = Directory.CreateTempSubdirectory("page-picture").FullName;
        try
        {
            var (page, png) = (Path.Combine(work, "page.html"), Path.Combine(work, "page.png"));
            await File.WriteAllTextAsync(page, html, cancellationToken).ConfigureAwait(false);
            string[] arguments = ["--hide-scrollbars", "--force-device-scale-factor=1", $"--window-size={Width},{Height}", $"--screenshot={png}", new Uri(page).AbsoluteUri];
            var (_, errors) = await HeadlessBrowser.RunAsync(chromiumPath, work, arguments, cancellationToken).ConfigureAwait(false);
            if (!File.Exists(png))
            {
                throw new BrowserException($"{FileName(run)}: {chromiumPath} drew no picture. It said: {errors.Trim()}");
            }

            var bytes = await File.ReadAllBytesAsync(png, cancellationToken).ConfigureAwait(false);
            return await OutputFile.WriteAsync(outputDirectory, FileName(run), bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            HeadlessBrowser.Discard(work);
        }
    }

    /// <summary>The page that is photographed: the chart is an image in it, so that nothing in the chart can run.</summary>
    internal static string? Page(NotebookRun run, string siteTitle, string language)
    {
        if (Chart(run) is not { } chart)
        {
            return null;
        }

        var html = new HtmlWriter();
        var title = Excerpt.Title(run);
        html.Line($"<!DOCTYPE html>");
        html.Line($"<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>");
        html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">");
        html.Line($"<style>{new Markup(Style)}</style></head>");
        html.Line($"<body><img alt=\"\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(chart.Svg))}\">");
        html.Line($"<div><h1>{title}</h1><p class=\"answer\">{Excerpt.Answer(run)}</p></div>");
        html.Line($"<p class=\"site\">{siteTitle}</p></body></html>");
        return html.ToString();
    }

    /// <summary>What the picture says, for those who do not see it; empty where there is none.</summary>
    public static string Alternative(NotebookRun run) => Chart(run)?.Title ?? "";

    private static (string Title, string Svg)? Chart(NotebookRun run)
    {
        foreach (var bundle in Excerpt.Bundles(run))
        {
            if (bundle.Text("image/svg+xml") is { Length: > 0 } svg)
            {
                return (Title(bundle) ?? Excerpt.Title(run), svg);
            }
        }

        return null;
    }

    private static string? Title(Execution.Documents.MimeBundle bundle)
    {
        try
        {
            return FactsPayload.Read(bundle).Figures.Select(f => f.Title).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t));
        }
        catch (FormatException)
        {
            // The facts lock names what is wrong with it; a preview has the report's title instead.
            return null;
        }
    }
}
