using System.Text.Json;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Measures)]
public sealed class LayoutTests(RenderedSite site)
{
    private const string Shifts = """
        () => new Promise(resolve => {
          let sum = 0;
          new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; })).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)));
        })
        """;

    [SkippableTheory]
    [InlineData(1200, 800)]
    [InlineData(390, 800)]
    public async Task Nothing_on_a_page_shifts_while_it_loads(int width, int height)
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        foreach (var address in site.Pages)
        {
            await page.GotoAsync(site.Address(address));
            var shift = await page.EvaluateAsync<double>(Shifts);
            Assert.True(shift == 0, $"{address} at {width} px shifts by {shift}");
        }
    }

    [SkippableFact]
    public async Task The_first_screen_of_a_report_holds_question_answer_four_numbers_and_a_chart()
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        var page = await context.NewPageAsync();
        foreach (var address in site.Pages.Where(p => p.Contains("/0", StringComparison.Ordinal)))
        {
            await page.GotoAsync(site.Address(address));
            var tops = await page.EvaluateAsync<JsonElement>(
                "() => ['main h1', '.nb-prose p', '.pko-prose p', '.pko-key-figures', 'figure.pko-figure svg'].map(s => { const e = [...document.querySelectorAll(s)].find(e => e.getBoundingClientRect().height > 0); return e ? e.getBoundingClientRect().top : null; })");
            Assert.All(tops.EnumerateArray(), top => Assert.True(top.ValueKind == JsonValueKind.Number && top.GetDouble() < 740, $"{address}: {tops}"));
            Assert.Equal(4, await page.Locator(".pko-key-figures").First.Locator("data.pko-fact").CountAsync());
        }
    }

    [SkippableFact]
    public async Task A_wide_table_scrolls_inside_itself_and_keeps_its_first_column()
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 500, Height = 800 } });
        var page = await context.NewPageAsync();
        var scrolled = 0;
        foreach (var address in site.Pages.Where(p => p.Contains("/01", StringComparison.Ordinal) || p.Contains("/02", StringComparison.Ordinal)))
        {
            await page.GotoWholeAsync(site.Address(address));
            var moves = await page.EvaluateAsync<JsonElement>(
                """
                () => [...document.querySelectorAll('.nb-report :is(.nb-scroll, .pko-scroll)')].filter(b => b.scrollWidth > b.clientWidth + 40).map(b => {
                  const row = b.querySelector('tbody tr'), first = row.cells[0], last = row.cells[row.cells.length - 1];
                  const before = [first.getBoundingClientRect().left, last.getBoundingClientRect().left];
                  b.scrollLeft = 40;
                  return { first: first.getBoundingClientRect().left - before[0], last: last.getBoundingClientRect().left - before[1], page: document.documentElement.scrollLeft };
                })
                """);
            foreach (var move in moves.EnumerateArray())
            {
                scrolled++;
                Assert.True(Math.Abs(move.GetProperty("first").GetDouble()) <= 1, $"{address}: the first column moves: {move}");
                Assert.True(move.GetProperty("last").GetDouble() < -30, $"{address}: the table does not scroll: {move}");
                Assert.Equal(0, move.GetProperty("page").GetInt32());
            }
        }

        Assert.True(scrolled > 0, "no table was wide enough to scroll");
    }

    [SkippableFact]
    public async Task Who_wants_less_motion_gets_none()
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address("en/01-funding-share-and-troop-gap.html"));
        Assert.Equal("auto", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).scrollBehavior"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().length"));
    }
}
