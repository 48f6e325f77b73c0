using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Html;
using PkoNotebooks.Publishing.Pages;

namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>
/// Draws Mermaid diagrams with a browser and the npm package, both of this machine. The page in which a diagram is drawn may ask for nothing;
/// the same text gives the same drawing, whatever the day and the time zone.
/// </summary>
/// <param name="chromiumPath">The browser.</param>
/// <param name="library">The installed package.</param>
/// <param name="cacheFolder">Where drawings are kept by the hash of their text; null to keep none. Safe to delete at any time.</param>
/// <param name="limit">The longest time for one diagram.</param>
public sealed partial class MermaidDrawer(string chromiumPath, MermaidLibrary library, string? cacheFolder, TimeSpan limit)
{
    // Measured where the page is made, shown where it is read: fonts of one width, so that labels fit their boxes.
    private const string Font = "Arial, \"Liberation Sans\", \"Helvetica Neue\", \"Hiragino Sans\", \"Noto Sans CJK JP\", sans-serif";

    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.Default };

    private readonly Lazy<DiagramCache?> _cache = new(() =>
        cacheFolder is null ? null : new DiagramCache(cacheFolder, $"{library.Sha256()}\0{Assets.Drawing}\0{Font}"));

    /// <summary>Draws one diagram, or says what is wrong with its text.</summary>
    /// <exception cref="BrowserException">The browser does not start, or drew nothing.</exception>
    public async Task<DiagramDrawing> DrawAsync(string source, CancellationToken cancellationToken)
    {
        var text = ContentPolicy.Normalise(source);
        if (_cache.Value?.Find(text) is { } kept)
        {
            return kept;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        try
        {
            var drawing = await DrawNewAsync(text, patience.Token).ConfigureAwait(false);
            _cache.Value?.Store(text, drawing);
            return drawing;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"it was not drawn within {limit.TotalSeconds:0} seconds. Make it smaller"));
        }
    }

    private async Task<DiagramDrawing> DrawNewAsync(string text, CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("diagram").FullName;
        try
        {
            var page = Path.Combine(work, "page.html");
            await File.WriteAllTextAsync(page, Page(text), cancellationToken).ConfigureAwait(false);
            string[] arguments = ["--lang=en-US", "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=60000", "--dump-dom", new Uri(page).AbsoluteUri];
            var (output, errors) = await HeadlessBrowser.RunAsync(chromiumPath, work, arguments, cancellationToken).ConfigureAwait(false);
            return Reported().Match(output) is { Success: true } found
                ? JsonSerializer.Deserialize<DrawnDiagram>(Convert.FromBase64String(found.Groups[1].Value))!.ToDrawing(text)
                : throw new BrowserException($"{chromiumPath} drew no diagram with {library.ScriptPath}. It said: {LastLine(errors)}");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new BrowserException($"{library.ScriptPath}: gave no drawing that can be read ({e.Message}). Expected the npm package mermaid, version 11 or later.", e);
        }
        finally
        {
            HeadlessBrowser.Discard(work);
        }
    }

    private string Page(string text)
    {
        var id = "d" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];

        // The default encoder escapes what could end the element that the job stands in.
        var job = JsonSerializer.Serialize(new { id, text, font = Font, ownColours = OwnColours().IsMatch(text) }, Writing);
        return $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"
            content="default-src 'none'; script-src 'unsafe-inline' file:; style-src 'unsafe-inline'"></head><body>
            <script type="application/json" id="job">{job}</script>
            <script src="{new Uri(library.ScriptPath).AbsoluteUri}"></script>
            <script>{Assets.Drawing}</script></body></html>
            """;
    }

    private static string LastLine(string errors) => errors.Trim().Split('\n')[^1].Trim();

    // Base64 alone: a label that looks like the report cannot be one, since the page holds nothing else when it ends.
    [GeneratedRegex("<pre id=\"drawn\">([A-Za-z0-9+/=]+)</pre>")]
    private static partial Regex Reported();

    // A diagram that chooses colours chose them for light paper.
    [GeneratedRegex(@"^\s*(style|classDef|linkStyle|rect\s+rgba?|UpdateElementStyle|UpdateRelStyle|box\s+(rgba?|#))\b|\bthemeVariables\b|\btheme\b\s*['""]?\s*:|:::|@\{[^}]*(fill|color)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex OwnColours();
}
