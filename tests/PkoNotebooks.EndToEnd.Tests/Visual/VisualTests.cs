using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Site;
using PkoNotebooks.EndToEnd.Tests.Tools;
using Xunit.Abstractions;

namespace PkoNotebooks.EndToEnd.Tests.Visual;

/// <summary>
/// Each page and each chart at three widths, light, dark and printed, beside the picture that was accepted. Accept new ones with
/// <c>PKO_ACCEPT_IMAGES=1 dotnet test tests/PkoNotebooks.EndToEnd.Tests --filter Visual</c>, and look at each before committing it.
/// </summary>
[Collection(PageTests.Looks)]
public sealed class VisualTests(RenderedSite site, ITestOutputHelper output)
{
    private const double ChartScale = 0.45;
    private const double PageScale = 0.18;

    public static TheoryData<string, int> Looks
    {
        get
        {
            var looks = new TheoryData<string, int>();
            foreach (var name in Look.Names)
            {
                foreach (var width in Look.Widths)
                {
                    looks.Add(name, width);
                }
            }

            return looks;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public async Task Pages_and_charts_look_as_they_were_accepted(string name, int width)
    {
        var look = new Look(name, width);
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync(new() { BypassCSP = true });
        await using var comparer = await Comparer.OpenAsync(browser);
        var page = await look.OpenAsync(context);
        var camera = await WholePicture.OfAsync(page);
        var problems = new List<string>();
        var (pictures, worst) = (0, 0.0);

        // Japanese has its own words and line breaks, seen in light at each width; dark and on paper one width shows what the scheme does to them.
        foreach (var address in site.Pages.Where(p => look.Name == "light" || look.Width == Look.Widths[0] || p.StartsWith("en/", StringComparison.Ordinal)))
        {
            await look.GotoAsync(page, site.Address(address));
            foreach (var (picture, png, scale) in await PicturesAsync(page, camera))
            {
                var file = $"{Path.ChangeExtension(address, null)}/{picture}-{look}";
                var accepted = AcceptedImages.Accepting ? null : await AcceptedImages.ReadAsync(file);
                var comparison = await comparer.CompareAsync(accepted, png, scale);
                pictures++;
                worst = Math.Max(worst, comparison.Worst);
                if (AcceptedImages.Accepting)
                {
                    await AcceptedImages.AcceptAsync(file, comparison.Webp);
                }
                else if (comparison.Problem is { } problem)
                {
                    await AcceptedImages.LeaveAsync(file, comparison);
                    problems.Add($"{address}, {picture}, {width} px, {name}: {problem}");
                }
            }
        }

        output.WriteLine(FormattableString.Invariant($"{pictures} pictures; the tile that differs most uses {worst:P0} of what is tolerated."));
        Assert.True(problems.Count == 0, $"{problems.Count} of {pictures} pictures differ; see {Path.GetRelativePath(Repository.Root, AcceptedImages.Failures)}:\n{string.Join('\n', problems)}");
        Assert.True(pictures >= 15, $"only {pictures} pictures were taken");
    }

    [SkippableFact]
    public async Task A_moved_label_another_colour_and_a_missing_line_are_seen_and_another_hinting_is_not()
    {
        var browser = await site.BrowserAsync();
        await using var comparer = await Comparer.OpenAsync(browser);
        await using var context = await browser.NewContextAsync(new() { BypassCSP = true });
        const string Address = "en/01-funding-share-and-troop-gap.html";
        var page = await new Look("light", 1200).OpenAsync(context, site.Address(Address));
        var figure = page.Locator("#fig-gap-over-time");
        var before = (await comparer.CompareAsync(null, await figure.ScreenshotAsync(), ChartScale)).Webp;
        Assert.Null((await ShotAsync()).Problem);

        foreach (var (change, undo) in new[]
        {
            ("document.querySelectorAll('#fig-gap-over-time svg.pko-wide g[data-at] text')[1].setAttribute('transform', 'translate(0 6)')",
                "document.querySelectorAll('#fig-gap-over-time svg.pko-wide g[data-at] text')[1].removeAttribute('transform')"),
            ("document.querySelector('#fig-gap-over-time svg.pko-wide .l-f').setAttribute('class', 'l-1')",
                "document.querySelector('#fig-gap-over-time svg.pko-wide .l-1').setAttribute('class', 'l-f')"),
            ("document.querySelector('#fig-gap-over-time .pko-title').classList.add('nb-hidden')",
                "document.querySelector('#fig-gap-over-time .pko-title').classList.remove('nb-hidden')"),
        })
        {
            await page.EvaluateAsync(change);
            var seen = await ShotAsync();
            Say(seen, change);
            Assert.NotNull(seen.Problem);
            await page.EvaluateAsync(undo);
            Assert.Null((await ShotAsync()).Problem);
        }

        // The nearest that one machine comes to another version of a browser or of its fonts.
        await using var other = await site.LaunchAsync("--font-render-hinting=none", "--disable-lcd-text", "--disable-font-subpixel-positioning");
        await using var otherContext = await other.NewContextAsync(new() { BypassCSP = true });
        var there = await new Look("light", 1200).OpenAsync(otherContext, site.Address(Address));
        var hinted = await comparer.CompareAsync(before, await there.Locator("#fig-gap-over-time").ScreenshotAsync(), ChartScale);
        Say(hinted, "another hinting");
        Assert.Null(hinted.Problem);

        void Say(Comparison c, string what) => output.WriteLine(FormattableString.Invariant($"edges {c.Edges:F2}, colour {c.Colour:F2}: {what}"));

        async Task<Comparison> ShotAsync() => await comparer.CompareAsync(before, await figure.ScreenshotAsync(), ChartScale);
    }

    [Fact]
    public void Every_accepted_image_is_of_a_page_that_there_is_and_all_of_them_are_small()
    {
        var files = Directory.EnumerateFiles(AcceptedImages.Folder, "*.webp", SearchOption.AllDirectories).ToList();
        var pages = site.Pages.Select(p => Path.ChangeExtension(p, null)).ToHashSet(StringComparer.Ordinal);
        Assert.All(files, f => Assert.Contains(Path.GetDirectoryName(Path.GetRelativePath(AcceptedImages.Folder, f))!.Replace('\\', '/'), pages));
        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 1, 3 * 1024 * 1024);
    }

    private static async Task<List<(string Name, byte[] Png, double Scale)>> PicturesAsync(IPage page, WholePicture camera)
    {
        var pictures = new List<(string, byte[], double)> { ("page", await camera.TakeAsync(), PageScale) };
        foreach (var figure in await page.Locator("figure.pko-figure").AllAsync())
        {
            pictures.Add((await figure.GetAttributeAsync("id") ?? "figure", await figure.ScreenshotAsync(), ChartScale));
        }

        return pictures;
    }
}
