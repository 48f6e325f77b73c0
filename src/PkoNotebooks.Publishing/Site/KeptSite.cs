using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PkoNotebooks.Publishing.Site;

/// <summary>
/// Remembers what a site was made of and which files came of it, so that it need not be written again while neither changed.
/// The files themselves are looked at each time, all their bytes: one that is missing or was edited by hand is written anew.
/// </summary>
/// <param name="recordPath">Where that is remembered, such as <c>artifacts/cache/site.kept</c>; safe to delete at any time, and not trusted where damaged.</param>
public sealed class KeptSite(string recordPath)
{
    private const string Format = "site 1";

    /// <summary>The site that stands in the folder already, or null where it has to be written.</summary>
    /// <param name="key">A hash of everything that the pages depend on, as given to <see cref="Keep"/>.</param>
    /// <param name="outputDirectory">The site's folder.</param>
    public SiteResult? Find(string key, string outputDirectory)
    {
        try
        {
            var record = File.ReadAllText(recordPath);
            var end = record.IndexOf('\n', StringComparison.Ordinal);
            if (end < 0 || record[..end] != Hash(Encoding.UTF8.GetBytes(record[(end + 1)..])))
            {
                return null;
            }

            var lines = record[(end + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines is not [Format, var kept, ..] || kept != key)
            {
                return null;
            }

            var files = lines[2..].Select(Read).ToImmutableArray();
            return files.Length > 0 && files.All(f => Stands(f, outputDirectory)) ? new(Path.GetFullPath(Path.Combine(outputDirectory, "index.html")), files) { Unchanged = true } : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Remembers a site that was just written.</summary>
    /// <exception cref="IOException">The record cannot be written.</exception>
    public void Keep(string key, SiteResult site)
    {
        var lines = new StringBuilder().Append(Format).Append('\n').Append(key).Append('\n');
        foreach (var file in site.Files)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{file.Sha256} {file.Bytes} {file.Name}\n");
        }

        var text = lines.ToString();
        Execution.Documents.AtomicFile.Write(recordPath, Encoding.UTF8.GetBytes($"{Hash(Encoding.UTF8.GetBytes(text))}\n{text}"));
    }

    private static SiteFile Read(string line) => line.Split(' ', 3) is [var sha256, var bytes, var name]
        ? new(name, long.Parse(bytes, NumberStyles.None, CultureInfo.InvariantCulture), sha256)
        : throw new FormatException();

    private static bool Stands(SiteFile file, string folder)
    {
        var path = Path.Combine(folder, file.Name);
        return File.Exists(path) && File.ReadAllBytes(path) is var bytes && bytes.LongLength == file.Bytes && Hash(bytes) == file.Sha256;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
