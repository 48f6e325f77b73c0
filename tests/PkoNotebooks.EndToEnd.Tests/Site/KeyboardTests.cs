using System.Text.Json;
using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed class KeyboardTests(RenderedSite site)
{
    private const string Report = "en/01-funding-share-and-troop-gap.html";

    // Where the focus is: its place in the document, whether it can be seen, and whether it is marked.
    private const string Focused = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const all = [...document.querySelectorAll('*')], box = e.getBoundingClientRect(), look = getComputedStyle(e);
          return { place: all.indexOf(e), name: e.localName + '.' + e.className, text: (e.textContent || '').trim().slice(0, 40),
            seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight,
            marked: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 };
        }
        """;

    [SkippableTheory]
    [InlineData(Report)]
    [InlineData("ja/03-civilian-staffing-scarcity.html")]
    [InlineData("en/index.html")]
    public async Task Tab_walks_through_a_page_in_reading_order_sees_its_focus_and_comes_out_at_the_end(string address)
    {
        await using var context = await ContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(address));
        var controls = await page.EvaluateAsync<int>("() => document.querySelectorAll('a[href], button, summary, input, select, [tabindex=\"0\"]').length");
        var walk = new List<JsonElement>();
        for (var step = 0; step <= controls + 5; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<JsonElement?>(Focused);
            if (at is not { ValueKind: JsonValueKind.Object } here)
            {
                break;
            }

            walk.Add(here);
        }

        Assert.True(walk.Count > 3 && walk.Count <= controls + 1, $"{address}: {walk.Count} stops at {controls} controls: the focus does not come out");
        Assert.Equal("a.nb-skip", walk[0].GetProperty("name").GetString());
        Assert.All(walk, here => Assert.True(here.GetProperty("seen").GetBoolean() && here.GetProperty("marked").GetBoolean(), $"{address}: focus cannot be seen on {here}"));

        // The table of contents stands beside the text and before it in the document; nothing jumps back.
        Assert.All(walk.Zip(walk.Skip(1)), pair =>
            Assert.True(pair.First.GetProperty("place").GetInt32() < pair.Second.GetProperty("place").GetInt32(), $"{address}: from {pair.First} back to {pair.Second}"));
    }

    [SkippableFact]
    public async Task Everything_that_a_mouse_can_do_a_keyboard_can()
    {
        await using var context = await ContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(Report));

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("() => document.activeElement.id"));

        var entry = page.Locator(".nb-contents li a").Nth(1);
        await entry.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith(await entry.GetAttributeAsync("href") ?? "?", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);

        var fold = page.Locator(".nb-report details.nb-code").First;
        await fold.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await fold.EvaluateAsync<bool>("d => d.open"));
        await page.Keyboard.PressAsync("Space");
        Assert.False(await fold.EvaluateAsync<bool>("d => d.open"));

        var asTable = page.Locator("figure.pko-figure").First.GetByRole(AriaRole.Button, new() { Name = "Show as table" });
        var drawing = page.Locator("figure.pko-figure .pko-drawing").First;
        await asTable.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.False(await drawing.IsVisibleAsync());
        Assert.True(await page.Locator("figure.pko-figure details.pko-data table").First.IsVisibleAsync());
        Assert.Equal("Show as chart", await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await drawing.IsVisibleAsync());

        await drawing.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.False(string.IsNullOrWhiteSpace(await page.Locator(".nb-tip").InnerTextAsync()));
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator(".nb-tip").IsVisibleAsync());
    }

    private async Task<IBrowserContext> ContextAsync() =>
        await (await site.BrowserAsync()).NewContextAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 }, ReducedMotion = ReducedMotion.Reduce });
}
