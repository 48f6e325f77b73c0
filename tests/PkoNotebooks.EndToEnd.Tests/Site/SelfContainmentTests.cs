using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed class SelfContainmentTests(RenderedSite site)
{
    private const int PageLimit = 400 * 1024;
    private const int IndexLimit = 150 * 1024;

    [SkippableFact]
    public async Task No_request_leaves_a_page_and_its_console_stays_silent()
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var requests = new List<string>();
        var messages = new List<string>();
        page.Request += (_, r) => requests.Add(r.Url);
        page.Console += (_, m) => messages.Add(m.Text);
        page.PageError += (_, e) => messages.Add(e);
        foreach (var address in site.Pages)
        {
            requests.Clear();
            await page.GotoAsync(site.Address(address));
            Assert.Equal([site.Address(address)], requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)));
            Assert.Empty(messages);
        }
    }

    [SkippableFact]
    public async Task A_page_reads_the_same_with_script_off()
    {
        var browser = await site.BrowserAsync();
        await using var with = await browser.NewContextAsync();
        await using var without = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var one = await with.NewPageAsync();
        var other = await without.NewPageAsync();
        foreach (var address in site.Pages)
        {
            await one.GotoWholeAsync(site.Address(address));
            await other.GotoAsync(site.Address(address));
            var text = await other.Locator("main").InnerTextAsync();
            foreach (var heading in await one.Locator("main h1, main h2, main h3").AllInnerTextsAsync())
            {
                Assert.Contains(heading, text, StringComparison.Ordinal);
            }

            Assert.Equal(await one.Locator("main svg[role=img]").CountAsync(), await other.Locator("main svg[role=img]").CountAsync());
        }
    }

    [Fact]
    public void Pages_stay_small()
    {
        foreach (var page in site.Pages)
        {
            var bytes = new FileInfo(Path.Combine(site.Folder, page)).Length;
            var limit = page.EndsWith("index.html", StringComparison.Ordinal) ? IndexLimit : PageLimit;
            Assert.True(bytes <= limit, $"{page} has {bytes} bytes, {limit} are allowed");
        }
    }

    [SkippableFact]
    public async Task The_HTML_is_valid()
    {
        var validator = Path.Combine(Machine.NodePackage("html-validate"), "bin", "html-validate.mjs");
        var configuration = Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "htmlvalidate.json");
        var result = await Shell.RunAsync(Machine.Node, [validator, "--config", configuration, .. site.Pages.Select(p => Path.Combine(site.Folder, p))], site.Folder);
        Assert.True(result.ExitCode == 0, result.ToString()[..Math.Min(6000, result.ToString().Length)]);
    }
}
