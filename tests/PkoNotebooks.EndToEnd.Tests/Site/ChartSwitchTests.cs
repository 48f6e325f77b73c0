using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Measures)]
public sealed class ChartSwitchTests(RenderedSite site)
{
    private const string Page01 = "en/01-funding-share-and-troop-gap.html";

    [SkippableFact]
    public async Task A_series_is_hidden_and_shown_by_click_by_Enter_and_by_Space_and_the_page_says_what_is_not_shown()
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(Page01));
        var figure = page.Locator("#fig-gap-over-time");
        var button = figure.GetByRole(AriaRole.Button, new() { Name = "United States", Exact = true });
        await figure.Locator(".nb-series > summary").PressAsync("Enter");
        var lines = figure.Locator("svg.pko-wide [data-name='United States']:visible");
        Assert.Equal("true", await button.GetAttributeAsync("aria-pressed"));
        Assert.Equal(1, await lines.CountAsync());

        await button.ClickAsync();
        await AssertHiddenAsync(true);
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await AssertHiddenAsync(false);
        await page.Keyboard.PressAsync("Space");
        await AssertHiddenAsync(true);
        Assert.Equal("Not shown: United States", await figure.GetByRole(AriaRole.Status).InnerTextAsync());
        Assert.True(await button.EvaluateAsync<bool>("b => b.matches(':focus-visible') && getComputedStyle(b).outlineStyle !== 'none'"), "the focus ring stays on the button");
        Assert.DoesNotContain("United States", await figure.Locator("svg.pko-wide text:visible").AllInnerTextsAsync());

        async Task AssertHiddenAsync(bool hidden)
        {
            Assert.Equal(hidden ? "false" : "true", await button.GetAttributeAsync("aria-pressed"));
            Assert.Equal(hidden ? 0 : 1, await lines.CountAsync());
        }
    }

    [SkippableFact]
    public async Task The_last_series_stays_and_a_point_says_only_what_is_shown()
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(Page01));
        var figure = page.Locator("#fig-over-time");
        var pays = figure.GetByRole(AriaRole.Button, new() { Name = "pays", Exact = true });
        var serves = figure.GetByRole(AriaRole.Button, new() { Name = "serves", Exact = true });
        await figure.Locator(".nb-series > summary").ClickAsync();
        await serves.ClickAsync();
        Assert.Equal("true", await pays.GetAttributeAsync("aria-disabled"));
        await pays.ClickAsync(new() { Force = true });
        Assert.Equal("true", await pays.GetAttributeAsync("aria-pressed"));

        await figure.Locator(".nb-plot").FocusAsync();
        await page.Keyboard.PressAsync("End");
        var said = await page.Locator(".nb-tip").InnerTextAsync();
        Assert.Matches("^December 2023: pays ", said);
        Assert.DoesNotContain("serves", said, StringComparison.Ordinal);
        await serves.ClickAsync();
        await figure.Locator(".nb-plot").FocusAsync();
        await page.Keyboard.PressAsync("End");
        Assert.Contains("; serves ", await page.Locator(".nb-tip").InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(1200, Media.Screen)]
    [InlineData(320, Media.Screen)]
    [InlineData(1200, Media.Print)]
    public async Task Every_series_is_named_in_its_drawing_and_nowhere_else_until_the_reader_asks_for_the_switches(int width, Media media)
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new() { Media = media });
        var (problems, series) = (new List<string>(), 0);
        foreach (var address in site.Pages)
        {
            await page.GotoAsync(site.Address(address));
            var found = await page.EvaluateAsync<string[][]>("""
                () => [...document.querySelectorAll('figure.pko-figure')].flatMap(figure => {
                  const svg = [...figure.querySelectorAll('.pko-drawing svg')].find(s => s.getClientRects().length);
                  const shown = [...(svg?.querySelectorAll('text') || []), ...figure.querySelectorAll('button[data-s]')].filter(e => e.checkVisibility()).map(e => e.textContent);
                  const names = new Set([...(svg?.querySelectorAll('[data-name]') || [])].map(g => g.dataset.name));
                  return [...names].map(name => [figure.id + ': ' + name, String(shown.filter(text => text.startsWith(name)).length)]);
                })
                """);
            series += found.Length;
            problems.AddRange(found.Where(f => f[1] != "1").Select(f => $"{address} {f[0]} is named {f[1]} times"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(series > 20, $"only {series} series were found");
    }

    [SkippableTheory]
    [InlineData(1200)]
    [InlineData(320)]
    public async Task Each_point_of_a_scatter_chart_says_its_name_in_either_drawing(int width)
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address(Page01));
        await page.Locator("#fig-field .nb-plot").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        Assert.Equal("Italy: 4.448 %, 1,214", await page.Locator(".nb-tip").InnerTextAsync());
        await page.Keyboard.PressAsync("End");
        Assert.StartsWith("Japan: 10.833 %", await page.Locator(".nb-tip").InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("fig-shares", false)]
    [InlineData("fig-field", true)]
    public async Task The_scale_changes_and_changes_back_with_nothing_moved(string chart, bool logarithmicFirst)
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(Page01));
        var figure = page.Locator($"#{chart}");
        var scale = figure.GetByRole(AriaRole.Button, new() { Name = "Logarithmic scale" });
        var drawing = figure.Locator("svg.pko-wide");
        var before = await drawing.InnerHTMLAsync();
        Assert.Equal(logarithmicFirst ? "true" : "false", await scale.GetAttributeAsync("aria-pressed"));

        await scale.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(logarithmicFirst ? "false" : "true", await scale.GetAttributeAsync("aria-pressed"));
        Assert.Equal(logarithmicFirst ? "Linear scale" : "Logarithmic scale", await figure.GetByRole(AriaRole.Status).InnerTextAsync());
        Assert.NotEqual(before, await drawing.InnerHTMLAsync());

        // On a linear scale the same difference takes the same room everywhere, on a logarithmic one the same ratio.
        var ticks = await drawing.EvaluateAsync<double[][]>("""
            svg => [...svg.querySelectorAll('g text.mid')].filter(t => t.getClientRects().length && /^[\d.,]+ %$/.test(t.textContent))
              .map(t => [parseFloat(t.textContent), t.getBBox().x + t.getBBox().width / 2]).sort((a, b) => a[0] - b[0])
            """);
        Assert.True(ticks.Length >= 3, $"{ticks.Length} ticks are too few to tell the scale");

        // The last label may have moved to stay inside the drawing; its room is left out where there are others to compare.
        var rooms = ticks.Zip(ticks.Skip(1), (a, b) => (b[1] - a[1]) / (logarithmicFirst ? b[0] - a[0] : Math.Log(b[0] / a[0]))).SkipLast(ticks.Length > 3 ? 1 : 0).ToList();
        Assert.All(rooms, room => Assert.True(room > 0 && Math.Abs((room / rooms[0]) - 1) < 0.05, string.Join(", ", ticks.Select(t => $"{t[0]} at {t[1]}"))));

        await page.Keyboard.PressAsync("Space");
        Assert.Equal(before, await drawing.InnerHTMLAsync());
        Assert.Equal("", await figure.GetByRole(AriaRole.Status).InnerTextAsync());
    }

    [SkippableFact]
    public async Task A_logarithmic_scale_is_not_offered_where_a_value_is_zero_or_below()
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(Page01));
        Assert.Equal(0, await page.Locator("#fig-over-time .nb-scale").CountAsync());
        Assert.Equal(0, await page.Locator("#fig-gap-over-time .nb-scale").CountAsync());
        Assert.Equal(1, await page.Locator("#fig-shares .nb-scale").CountAsync());
    }

    [SkippableFact]
    public async Task Without_script_there_is_no_switch_and_every_series_is_drawn_in_one_scale()
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address(Page01));
        Assert.Equal(0, await page.Locator("figure button:not(.nb-fact):visible").CountAsync());
        Assert.Equal(0, await page.Locator("figure svg.pko-wide .alt:visible").CountAsync());
        Assert.Equal(
            await page.Locator("#fig-gap-over-time svg.pko-wide [data-name]").CountAsync(),
            await page.Locator("#fig-gap-over-time svg.pko-wide [data-name]:visible").CountAsync());
    }

    [SkippableFact]
    public async Task Nothing_collides_whatever_is_hidden_in_either_scale()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "Site", "every-switch.js"));
        var problems = new List<string>();
        var states = 0;
        foreach (var width in new[] { 1200, 320 })
        {
            await using var context = await (await site.BrowserAsync()).NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = true });
            var page = await context.NewPageAsync();
            foreach (var address in site.Pages)
            {
                await page.GotoWholeAsync(site.Address(address));
                var found = await page.EvaluateAsync<System.Text.Json.JsonElement>(script);
                states += found.GetProperty("states").GetInt32();
                problems.AddRange(found.GetProperty("problems").EnumerateArray().Select(p => $"{address} at {width}: {p.GetString()}"));
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} problems in {states} states:\n{string.Join('\n', problems.Take(40))}");
        Assert.True(states > 200, $"only {states} states were seen");
    }
}
