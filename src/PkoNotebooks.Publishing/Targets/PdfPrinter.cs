using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Targets;

/// <summary>Prints a page to PDF with a Chromium that the host found. The browser writes the time into the file, so its bytes vary.</summary>
internal static class PdfPrinter
{
    public static async Task<SiteFile> PrintAsync(string chromiumPath, string html, string outputDirectory, string name, CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("page-print").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(work, "page.html"), Path.Combine(work, "page.pdf"));
            await File.WriteAllTextAsync(page, html, cancellationToken).ConfigureAwait(false);
            string[] arguments = ["--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri];
            var (_, errors) = await HeadlessBrowser.RunAsync(chromiumPath, work, arguments, cancellationToken).ConfigureAwait(false);
            if (!File.Exists(pdf))
            {
                throw new BrowserException($"{name}: {chromiumPath} wrote no PDF. It said: {errors.Trim()}");
            }

            var bytes = await File.ReadAllBytesAsync(pdf, cancellationToken).ConfigureAwait(false);
            return await OutputFile.WriteAsync(outputDirectory, name, bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            HeadlessBrowser.Discard(work);
        }
    }
}
