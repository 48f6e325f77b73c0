using Microsoft.Playwright;

namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>What is below the first screen waits for it, and nothing is lost by that.</summary>
[Collection(PageTests.Measures)]
public sealed class FirstScreenTests(RenderedSite site)
{
    private const string Report = "en/01-funding-share-and-troop-gap.html";

    // The browser's idle time is taken away: what waits for it goes on waiting.
    private const string NeverIdle = "window.requestIdleCallback = () => 0; window.requestAnimationFrame = () => 0;";

    private const string Skipped = "() => [...document.querySelectorAll('section.nb-evidence')].filter(s => getComputedStyle(s).contentVisibility !== 'visible').length";

    [SkippableFact]
    public async Task What_is_below_the_first_chart_waits_until_the_first_screen_is_seen_and_then_comes()
    {
        await using var context = await ContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(NeverIdle);
        foreach (var address in site.Pages.Where(p => p.Contains("/0", StringComparison.Ordinal)))
        {
            await page.GotoAsync(site.Address(address));
            Assert.True(await page.EvaluateAsync<int>(Skipped) >= 4, $"{address} lays out its evidence before the first screen is seen");
        }

        var free = await context.NewPageAsync();
        await free.GotoWholeAsync(site.Address(Report));
        Assert.Equal(0, await free.EvaluateAsync<int>(Skipped));
    }

    [SkippableFact]
    public async Task What_a_window_shows_at_once_is_never_held_back_however_high_it_is()
    {
        foreach (var height in new[] { 600, 800, 1400, 2400, 6000 })
        {
            await using var context = await ContextAsync(height: height);
            var page = await context.NewPageAsync();
            await page.AddInitScriptAsync(NeverIdle);
            foreach (var address in site.Pages)
            {
                await page.GotoAsync(site.Address(address));
                var hidden = await page.EvaluateAsync<int>(
                    "() => [...document.querySelectorAll('.nb-later')].filter(p => getComputedStyle(p).contentVisibility === 'hidden' && p.getBoundingClientRect().top < innerHeight).length");
                Assert.True(hidden == 0, $"{address} hides {hidden} parts that a window of {height} px shows");
            }
        }
    }

    [SkippableFact]
    public async Task A_page_that_is_opened_anew_stays_where_it_was()
    {
        await using var context = await ContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(Report));
        var heading = page.Locator("#sources");
        await heading.EvaluateAsync("h => scrollTo(0, h.getBoundingClientRect().top + scrollY - 40)");
        await page.ReloadAsync();
        await page.WaitForWholeAsync();
        Assert.InRange(await heading.EvaluateAsync<double>("h => h.getBoundingClientRect().top"), 20, 60);
    }

    [SkippableFact]
    public async Task Print_holds_nothing_back_even_before_the_page_is_whole()
    {
        await using var context = await ContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(NeverIdle);
        await page.GotoAsync(site.Address(Report));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await page.EvaluateAsync<int>(Skipped));
    }

    [SkippableFact]
    public async Task Without_script_nothing_is_held_back_and_no_button_is_shown_that_would_do_nothing()
    {
        await using var context = await ContextAsync(script: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address(Report));
        Assert.Equal(0, await page.EvaluateAsync<int>(Skipped));
        Assert.Equal(0, await page.Locator(".nb-tools button:visible, .nb-toggle:visible").CountAsync());
        var data = page.Locator("figure.pko-figure details.pko-data").First;
        await data.Locator("summary").ClickAsync();
        Assert.True(await data.Locator("table").IsVisibleAsync());
    }

    [SkippableFact]
    public async Task A_link_into_a_page_and_a_jump_within_it_land_where_they_should()
    {
        await using var context = await ContextAsync();
        foreach (var place in new[] { "figures", "sources", "rows" })
        {
            var linked = await context.NewPageAsync();
            await linked.GotoWholeAsync(site.Address(Report) + "#" + place);
            await LandedAsync(linked, place, "a link");

            var jumped = await context.NewPageAsync();
            await jumped.AddInitScriptAsync(NeverIdle);
            await jumped.GotoAsync(site.Address(Report));
            await jumped.Locator($".nb-contents a[href='#{place}']").ClickAsync();
            await LandedAsync(jumped, place, "a jump");
            await linked.CloseAsync();
            await jumped.CloseAsync();
        }
    }

    private static async Task LandedAsync(IPage page, string place, string how)
    {
        // At the top, or as near as the end of the page lets it come.
        var off = await page.EvaluateAsync<double>(
            "id => { const top = document.getElementById(id).getBoundingClientRect().top, left = document.documentElement.scrollHeight - innerHeight - scrollY; return left < 2 ? 0 : Math.abs(top - 16); }", place);
        Assert.True(off <= 24, $"{how} to {place} lands {off} px off");
    }

    private async Task<IBrowserContext> ContextAsync(bool script = true, int height = 800) => await (await site.BrowserAsync()).NewContextAsync(new()
    {
        ViewportSize = new() { Width = 1200, Height = height }, ReducedMotion = ReducedMotion.Reduce, JavaScriptEnabled = script,
    });
}
