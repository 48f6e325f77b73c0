using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed class LedgerTests(RenderedSite site)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_ledger_is_filtered_by_verdict_and_text_without_a_server_and_without_script(bool script)
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address("en/04-claims-ledger.html"));
        var shown = page.Locator(".pko-claim:visible");
        var all = await shown.CountAsync();

        await page.Locator(".pko-verdict-contradicted").CheckAsync();
        var contradicted = await shown.CountAsync();
        Assert.InRange(contradicted, 1, all - 1);
        Assert.All(await shown.Locator("summary b").AllInnerTextsAsync(), verdict => Assert.Equal("contradicted", verdict));

        await page.Locator(".pko-text-seed-002").CheckAsync();
        Assert.InRange(await shown.CountAsync(), 1, contradicted - 1);

        var row = shown.First;
        await row.Locator("summary").ClickAsync();
        Assert.Contains("pko-in-seed-002", await row.Locator("xpath=..").GetAttributeAsync("class"), StringComparison.Ordinal);
        Assert.True(await row.Locator("li").First.IsVisibleAsync(), "an opened row shows its evidence");

        await page.Locator(".pko-verdict-all").CheckAsync();
        await page.Locator(".pko-text-all").CheckAsync();
        Assert.Equal(all, await shown.CountAsync());
    }
}
