using System.Text.Json;
using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed class AccessibilityTests(RenderedSite site)
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_any_page_best_practices_included(ColorScheme scheme)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(Machine.NodePackage("axe-core"), "axe.min.js"));
        var browser = await site.BrowserAsync();
        var problems = new List<string>();

        // The page's own policy forbids foreign script; the checker comes in from outside the page.
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, BypassCSP = true });
        var page = await context.NewPageAsync();
        foreach (var address in site.Pages)
        {
            await page.GotoWholeAsync(site.Address(address));
            await page.EvaluateAsync(axe);
            var found = await page.EvaluateAsync<JsonElement>(
                "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))");
            problems.AddRange(found.EnumerateArray().Select(v => $"{address} ({scheme}): {v.GetString()}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [SkippableTheory]
    [InlineData(320, 1.0)]
    [InlineData(640, 2.0)]
    public async Task No_page_scrolls_sideways_on_a_narrow_screen_or_with_large_text(int width, double zoom)
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, BypassCSP = true });
        var page = await context.NewPageAsync();
        foreach (var address in site.Pages)
        {
            await page.GotoWholeAsync(site.Address(address));
            await page.EvaluateAsync("z => { document.documentElement.style.fontSize = (z * 100) + '%'; }", zoom);
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{address} is {overflow} px too wide at {width} px with text at {zoom:P0}");
        }
    }

    [SkippableFact]
    public async Task Every_number_in_prose_opens_its_citation_by_keyboard()
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = true });
        var page = await context.NewPageAsync();
        foreach (var address in site.Pages.Where(p => System.Text.RegularExpressions.Regex.IsMatch(p, "^en/0[1-4]")))
        {
            await page.GotoWholeAsync(site.Address(address));
            var numbers = page.Locator("main button[popovertarget]");
            var count = await numbers.CountAsync();
            Assert.True(count > 0, $"{address} shows no number with a citation");

            // All lead to a card that names a source; the first is opened as a person would.
            var silent = await numbers.EvaluateAllAsync<string[]>(
                "all => all.filter(b => !(document.getElementById(b.getAttribute('popovertarget'))?.querySelector('cite')?.textContent ?? '').trim()).map(b => b.textContent)");
            Assert.True(silent.Length == 0, $"{address}: {silent.Length} of {count} numbers name no source: {string.Join(" | ", silent.Take(5))}");
            var fact = numbers.First;
            await fact.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var card = page.Locator("[popover]:popover-open");
            await card.WaitForAsync();
            Assert.False(string.IsNullOrWhiteSpace(await card.InnerTextAsync()));
            await page.Keyboard.PressAsync("Escape");
            Assert.Equal(0, await card.CountAsync());
        }
    }
}
