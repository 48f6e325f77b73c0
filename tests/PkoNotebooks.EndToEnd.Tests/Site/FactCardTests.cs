using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed class FactCardTests(RenderedSite site)
{
    [SkippableTheory]
    [InlineData("hover", true)]
    [InlineData("tap", true)]
    [InlineData("tap", false)]
    [InlineData("key", false)]
    public async Task A_number_opens_its_card_by_pointer_touch_and_key_with_and_without_script(string how, bool script)
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { HasTouch = how == "tap", JavaScriptEnabled = script });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address("en/01-funding-share-and-troop-gap.html"));
        var number = page.Locator("main button.nb-fact").First;
        switch (how)
        {
            case "hover":
                await number.HoverAsync();
                break;
            case "tap":
                await number.TapAsync();
                break;
            default:
                await number.FocusAsync();
                await page.Keyboard.PressAsync("Enter");
                break;
        }

        var card = page.Locator(".nb-card:popover-open");
        await card.WaitForAsync();
        var text = await card.InnerTextAsync();
        Assert.Contains(await number.InnerTextAsync(), text, StringComparison.Ordinal);
        Assert.Contains("derived by computation", text, StringComparison.Ordinal);
        Assert.Contains("31 March 2015", text, StringComparison.Ordinal);
        Assert.Contains("share of the assessed cost", text, StringComparison.Ordinal);
        Assert.Contains("panel 2", text, StringComparison.Ordinal);
        Assert.True(await card.Locator("cite").CountAsync() > 0, "the card names its source");

        var box = (await card.BoundingBoxAsync())!;
        var view = page.ViewportSize!;
        Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= view.Width && box.Y + box.Height <= view.Height, "the card lies inside the window");

        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await card.CountAsync());
    }

    [SkippableFact]
    public async Task A_printed_an_inferred_and_a_derived_number_say_so_in_each_language()
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        foreach (var (address, words) in new[]
        {
            ("en/01-funding-share-and-troop-gap.html", new[] { "printed in the source", "derived by computation" }),
            ("ja/01-funding-share-and-troop-gap.html", ["出典に記載", "計算による"]),
        })
        {
            await page.GotoAsync(site.Address(address));
            var said = await page.Locator(".nb-how").AllTextContentsAsync();
            Assert.All(words, word => Assert.Contains(word, said));
            Assert.All(said, word => Assert.False(string.IsNullOrWhiteSpace(word)));
        }
    }
}
