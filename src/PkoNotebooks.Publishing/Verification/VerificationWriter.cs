using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Verification;

/// <summary>Writes a verification for a reader, for a program and for a build server.</summary>
public static class VerificationWriter
{
    /// <summary>Writes <c>index.html</c>, <c>verify.json</c> and <c>junit.xml</c>.</summary>
    /// <param name="siteTitle">The title in the page's header.</param>
    /// <param name="updateCommand">The command that accepts the differences, as the page shows it; null for none.</param>
    /// <returns>The files, in that order.</returns>
    public static async Task<SiteResult> WriteAsync(
        VerificationReport report,
        string siteTitle,
        InterfaceLanguage language,
        string? updateCommand,
        string outputDirectory,
        CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(outputDirectory);
        var html = VerificationPage.Write(report, siteTitle, InterfaceText.In(language), updateCommand);
        return new(
            Path.GetFullPath(Path.Combine(outputDirectory, "index.html")),
            [
                await OutputFile.WriteAsync(outputDirectory, "index.html", html, cancellationToken).ConfigureAwait(false),
                await OutputFile.WriteAsync(outputDirectory, "verify.json", VerificationJson.Write(report), cancellationToken).ConfigureAwait(false),
                await OutputFile.WriteAsync(outputDirectory, "junit.xml", JUnitXml.Write(report), cancellationToken).ConfigureAwait(false),
            ]);
    }
}
