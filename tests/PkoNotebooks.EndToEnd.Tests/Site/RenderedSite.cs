using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>The site as the command renders it, made once for all page tests, and one browser to look at it.</summary>
public sealed class RenderedSite : IAsyncLifetime
{
    internal static readonly string[] BrowserArguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The pages of both languages, by path relative to the output folder (<c>en/index.html</c>).</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    public string Folder => _folder.Path;

    public async Task InitializeAsync()
    {
        foreach (var language in new[] { "en", "ja" })
        {
            var rendered = await Shell.PkoAsync("render", "--lang", language, "--output-dir", Path.Combine(Folder, language));
            Assert.True(rendered.ExitCode == 0, rendered.ToString());
        }

        Pages = [.. Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Folder, p).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }

    public string Address(string page) => new Uri(Path.Combine(Folder, page)).AbsoluteUri;

    internal async Task<IBrowser> BrowserAsync() => _browser ??= await LaunchAsync();

    /// <summary>A browser of its own, with further arguments.</summary>
    internal async Task<IBrowser> LaunchAsync(params string[] arguments)
    {
        var chromium = Machine.Chromium;
        _playwright ??= await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = [.. BrowserArguments, .. arguments] });
    }
}

[CollectionDefinition(Name)]
public sealed class RenderedSiteCollection : ICollectionFixture<RenderedSite>
{
    public const string Name = "rendered site";
}
