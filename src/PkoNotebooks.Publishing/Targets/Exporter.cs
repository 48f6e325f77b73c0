using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Targets;

/// <summary>Writes executed notebooks in other formats than the site's.</summary>
public static class Exporter
{
    /// <summary>Writes <c>{name}.ipynb</c>, <c>{name}.md</c> with <c>{name}_files/</c>, <c>{name}.pdf</c>, or <c>{name}.png</c> where there is a chart.</summary>
    /// <param name="chromiumPath">The browser that prints; needed for <see cref="ExportFormat.Pdf"/> and <see cref="ExportFormat.Png"/> only.</param>
    /// <exception cref="ArgumentException">A browser is needed and none is given.</exception>
    /// <exception cref="BrowserException">The browser did not print or draw.</exception>
    public static async Task<ImmutableArray<SiteFile>> WriteAsync(
        SiteInput input,
        NotebookRun run,
        ExportFormat format,
        SiteOptions options,
        string outputDirectory,
        string? chromiumPath = null,
        CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(outputDirectory);
        switch (format)
        {
            case ExportFormat.Ipynb:
                var bytes = NotebookFile.Write(run.Executed, run.Name + ".ipynb");
                return [await OutputFile.WriteAsync(outputDirectory, run.Name + ".ipynb", bytes, cancellationToken).ConfigureAwait(false)];
            case ExportFormat.Markdown:
                return await MarkdownAsync(run, options, outputDirectory, cancellationToken).ConfigureAwait(false);
            case ExportFormat.Pdf:
                var browser = chromiumPath ?? throw new ArgumentException("PDF: found no browser, expected the path of Chromium: install it or name it.", nameof(chromiumPath));
                var page = await SiteWriter.PageAsync(input, run, options, cancellationToken).ConfigureAwait(false);
                return [await PdfPrinter.PrintAsync(browser, page, outputDirectory, run.Name + ".pdf", cancellationToken).ConfigureAwait(false)];
            case ExportFormat.Png:
                var camera = chromiumPath ?? throw new ArgumentException("PNG: found no browser, expected the path of Chromium: install it or name it.", nameof(chromiumPath));
                var picture = await LinkPreview.DrawAsync(camera, run, input.Title, options.ContentLanguage ?? InterfaceText.In(options.Language).Lang, outputDirectory, cancellationToken).ConfigureAwait(false);
                return picture is null ? [] : [picture];
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format.");
        }
    }

    private static async Task<ImmutableArray<SiteFile>> MarkdownAsync(
        NotebookRun run, SiteOptions options, string outputDirectory, CancellationToken cancellationToken)
    {
        var document = MarkdownDocument.Of(run, InterfaceText.In(options.Language));
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        files.Add(await OutputFile.WriteAsync(outputDirectory, run.Name + ".md", document.Text, cancellationToken).ConfigureAwait(false));
        foreach (var (name, bytes) in document.Files)
        {
            files.Add(await OutputFile.WriteAsync(outputDirectory, name, bytes, cancellationToken).ConfigureAwait(false));
        }

        return files.ToImmutable();
    }
}
