using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>The site as the command renders it, made once in a run for all page tests, and one browser to look at it.</summary>
public sealed class RenderedSite : IAsyncLifetime
{
    internal static readonly string[] BrowserArguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<Task<string>> Rendered = new(RenderAsync);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The pages of both languages, by path relative to the output folder (<c>en/index.html</c>).</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    public string Folder { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Folder = await Rendered.Value;
        Pages = [.. Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Folder, p).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

        // A page of each notebook and the index, in two languages: a test that goes through them goes through all.
        Assert.Equal(2 * (Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb").Count() + 1), Pages.Count);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
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

    private static async Task<string> RenderAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        foreach (var language in new[] { "en", "ja" })
        {
            var rendered = await Shell.PkoAsync("render", "--lang", language, "--output-dir", Path.Combine(folder.Path, language));
            Assert.True(rendered.ExitCode == 0, rendered.ToString());
        }

        return folder.Path;
    }
}
