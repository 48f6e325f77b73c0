using System.Globalization;
using System.Text.RegularExpressions;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed partial class PrintTests(RenderedSite site)
{
    [SkippableTheory]
    [InlineData("en/01-funding-share-and-troop-gap.html", "A4", "595 x 842", "Figures in this report")]
    [InlineData("ja/01-funding-share-and-troop-gap.html", "A4", "595 x 842", "本レポートの数値")]
    [InlineData("en/03-civilian-staffing-scarcity.html", "Letter", "612 x 792", "Figures in this report")]
    public async Task A_report_prints_with_page_numbers_its_list_of_figures_and_no_code(string address, string format, string size, string list)
    {
        var (text, information) = await PrintedAsync(address, format, null);
        Assert.Matches($@"Page size:\s+{size.Split(' ')[0]}(\.\d+)? x {size.Split(' ')[2]}(\.\d+)? pts", information);
        var pages = int.Parse(PageCount().Match(information).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(pages, 3, 30);
        var sheets = text.Split('\f');
        for (var number = 1; number <= pages; number++)
        {
            Assert.Matches($@"(?m)^\s*{number} / {pages}\s*$", sheets[number - 1]);
        }

        Assert.Contains(list, text, StringComparison.Ordinal);
        Assert.Contains("https://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#!import", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Code_that_a_reader_opened_is_printed_too()
    {
        var (text, _) = await PrintedAsync("en/01-funding-share-and-troop-gap.html", "A4", "() => document.querySelectorAll('.nb-report details.nb-code').forEach(d => { d.open = true; })");
        Assert.Contains("#!import", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task No_figure_is_taller_than_what_a_sheet_holds_so_that_each_stays_whole()
    {
        var browser = await site.BrowserAsync();

        // The width of the text on A4 with its margins; its height there is 261 mm.
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 672, Height = 986 } });
        var page = await context.NewPageAsync();
        foreach (var address in site.Pages.Where(p => p.Contains("/0", StringComparison.Ordinal)))
        {
            await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });
            await page.GotoWholeAsync(site.Address(address));
            await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            var figures = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('figure.pko-figure')].map(f => f.getBoundingClientRect().height)");
            Assert.NotEmpty(figures);
            Assert.All(figures, height => Assert.InRange(height, 1, 900));
            Assert.All(
                await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('figure.pko-figure')].map(f => getComputedStyle(f).breakInside)"),
                rule => Assert.Equal("avoid", rule));
        }
    }

    private async Task<(string Text, string Information)> PrintedAsync(string address, string format, string? before)
    {
        var browser = await site.BrowserAsync();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address(address));
        if (before is not null)
        {
            await page.EvaluateAsync(before);
        }

        using var folder = new TemporaryFolder();
        var pdf = Path.Combine(folder.Path, "page.pdf");
        await page.PdfAsync(new() { Path = pdf, Format = format, PrintBackground = true });
        var text = await Shell.RunAsync(Machine.PdfTool("pdftotext"), ["-layout", pdf, "-"], folder.Path);
        var information = await Shell.RunAsync(Machine.PdfTool("pdfinfo"), [pdf], folder.Path);
        Assert.True(text.ExitCode == 0 && information.ExitCode == 0, text + information.ToString());
        return (text.Output, information.Output);
    }

    [GeneratedRegex(@"Pages:\s+(\d+)")]
    private static partial Regex PageCount();
}
