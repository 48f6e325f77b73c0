using System.ComponentModel;
using System.Diagnostics;
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
            var errors = await RunAsync(chromiumPath, work, pdf, page, cancellationToken).ConfigureAwait(false);
            if (!File.Exists(pdf))
            {
                throw new PrintException($"{name}: {chromiumPath} wrote no PDF. It said: {errors.Trim()}");
            }

            var bytes = await File.ReadAllBytesAsync(pdf, cancellationToken).ConfigureAwait(false);
            return await OutputFile.WriteAsync(outputDirectory, name, bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Discard(work);
        }
    }

    private static void Discard(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser may still be closing its profile; the system clears temporary folders.
        }
    }

    private static async Task<string> RunAsync(string chromiumPath, string work, string pdf, string page, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(chromiumPath) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={Path.Combine(work, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Chromium refuses its sandbox to the superuser, as in most containers; the page asks for nothing and runs only our script.
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            start.ArgumentList.Insert(0, "--no-sandbox");
        }

        using var browser = Start(start);
        try
        {
            var errors = browser.StandardError.ReadToEndAsync(cancellationToken);
            var words = browser.StandardOutput.ReadToEndAsync(cancellationToken);
            await browser.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            await words.ConfigureAwait(false);
            return await errors.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            browser.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new PrintException($"{start.FileName}: did not start.");
        }
        catch (Win32Exception e)
        {
            throw new PrintException($"{start.FileName}: {e.Message}. Expected the path of Chromium.", e);
        }
    }
}
