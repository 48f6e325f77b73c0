using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Measures)]
public sealed class ChartDownloadTests(RenderedSite site)
{
    private const int SvgLimit = 30_000;

    public static TheoryData<string> Charts => ["fig-gap-over-time", "fig-field", "fig-shares", "fig-lorenz"];

    [SkippableTheory]
    [MemberData(nameof(Charts))]
    public async Task The_SVG_stands_alone_and_shows_what_the_page_showed(string chart)
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync(new() { AcceptDownloads = true });
        var (page, figure) = await OpenAsync(context, "en", chart);
        var series = figure.Locator(".nb-switches button:not(.nb-scale)");

        // Not its inner text: what lies below the first screen has none until it is laid out.
        var hidden = await series.CountAsync() > 1 ? await series.Nth(1).TextContentAsync() : null;
        if (hidden is not null)
        {
            await figure.Locator(".nb-series > summary").ClickAsync();
            await series.Nth(1).ClickAsync();
        }

        var text = Encoding.UTF8.GetString(await DownloadAsync(page, figure, "SVG", $"{chart}.svg"));
        var svg = XDocument.Parse(text).Root!;
        var words = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Equal("http://www.w3.org/2000/svg", svg.Name.NamespaceName);
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "class" or "style" or "data-s" or "data-o");
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "style" or "foreignObject");
        var title = Flat(await figure.Locator(".pko-title").InnerTextAsync());
        Assert.StartsWith(title[..20], string.Join(' ', words), StringComparison.Ordinal);
        Assert.Contains("Sources: ", string.Join(' ', words), StringComparison.Ordinal);
        if (hidden is not null)
        {
            Assert.Contains($"Not shown: {hidden}", words);
            Assert.DoesNotContain(hidden, words);
        }

        // Opened by itself it looks as on the page: the accent is there, and no text is black for want of a style.
        var alone = await context.NewPageAsync();
        await alone.GotoAsync("data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        var look = await alone.EvaluateAsync<JsonElement>("""
            () => {
              const all = [...document.querySelectorAll('text')], box = document.documentElement.viewBox.baseVal;
              return {
                fills: [...new Set([...document.querySelectorAll('path, circle, rect, text')].flatMap(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]))],
                outside: all.filter(t => { const b = t.getBoundingClientRect(); return b.left < 0 || b.right > box.width + 1 || b.bottom > box.height + 1; }).map(t => t.textContent)
              };
            }
            """);
        Assert.Empty(look.GetProperty("outside").EnumerateArray());
        Assert.Contains("rgb(194, 55, 13)", look.GetProperty("fills").EnumerateArray().Select(f => f.GetString()));
        Assert.DoesNotContain("rgb(0, 0, 0)", look.GetProperty("fills").EnumerateArray().Select(f => f.GetString()));
    }

    [SkippableTheory]
    [MemberData(nameof(Charts))]
    public async Task The_PNG_decodes_at_twice_the_size_of_the_SVG_and_is_not_empty(string chart)
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync(new() { AcceptDownloads = true });
        var (page, figure) = await OpenAsync(context, "ja", chart);
        var svg = XDocument.Parse(Encoding.UTF8.GetString(await DownloadAsync(page, figure, "SVG", $"{chart}.svg"))).Root!;
        var png = await DownloadAsync(page, figure, "PNG", $"{chart}.png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var size = (Width: BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), Height: BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Equal((2 * (int)svg.Attribute("width")!, 2 * (int)svg.Attribute("height")!), size);

        var alone = await context.NewPageAsync();
        var colours = await alone.EvaluateAsync<int>("""
            async data => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + data;
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
              const pen = canvas.getContext('2d');
              pen.drawImage(image, 0, 0);
              return new Set(new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
            }
            """, Convert.ToBase64String(png));
        Assert.True(colours > 50, $"the picture holds {colours} colours");
    }

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task The_CSV_of_every_chart_is_its_table_cell_by_cell(string language)
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync(new() { AcceptDownloads = true });
        var page = await context.NewPageAsync();
        var charts = 0;
        foreach (var address in site.Pages.Where(p => p.StartsWith(language + "/", StringComparison.Ordinal)))
        {
            await page.GotoWholeAsync(site.Address(address));
            foreach (var id in await page.Locator("figure.pko-figure").EvaluateAllAsync<string[]>("all => all.map(f => f.id)"))
            {
                var figure = page.Locator($"#{id}");
                var csv = Encoding.UTF8.GetString(await DownloadAsync(page, figure, "CSV", $"{id}.csv"));
                Assert.Equal('\uFEFF', csv[0]);
                var table = await figure.Locator("table").EvaluateAsync<string[][]>("t => [...t.rows].map(r => [...r.cells].map(c => c.textContent.trim()))");
                Assert.Equal(table, Rows(csv[1..]));
                charts++;
            }
        }

        Assert.True(charts >= 13, $"only {charts} charts were found");
    }

    [SkippableFact]
    public async Task The_table_stands_in_the_drawings_place_and_gives_it_back()
    {
        await using var context = await (await site.BrowserAsync()).NewContextAsync();
        var (_, figure) = await OpenAsync(context, "en", "fig-gap-over-time");
        var table = figure.Locator("table");
        Assert.False(await table.IsVisibleAsync());
        await figure.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();
        Assert.True(await table.IsVisibleAsync());
        Assert.False(await figure.Locator(".pko-drawing").IsVisibleAsync());
        Assert.False(await figure.Locator(".nb-switches").IsVisibleAsync());
        await figure.GetByRole(AriaRole.Button, new() { Name = "Show as chart" }).ClickAsync();
        Assert.False(await table.IsVisibleAsync());
        Assert.True(await figure.Locator(".pko-drawing").IsVisibleAsync());
    }

    [Fact]
    public void Every_drawing_on_every_page_stays_under_30_kilobytes()
    {
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        var count = 0;
        foreach (var address in site.Pages)
        {
            foreach (var svg in parser.ParseDocument(File.ReadAllText(Path.Combine(site.Folder, address))).QuerySelectorAll("svg.pko-chart"))
            {
                var bytes = Encoding.UTF8.GetByteCount(svg.OuterHtml);
                Assert.True(bytes < SvgLimit, $"{address}: the drawing {svg.GetAttribute("aria-labelledby")} has {bytes} bytes, {SvgLimit} are allowed");
                count++;
            }
        }

        Assert.True(count >= 2 * 2 * 13, $"only {count} drawings were found");
    }

    private async Task<(IPage Page, ILocator Figure)> OpenAsync(IBrowserContext context, string language, string chart)
    {
        var page = await context.NewPageAsync();
        await page.GotoWholeAsync(site.Address($"{language}/01-funding-share-and-troop-gap.html"));
        return (page, page.Locator($"#{chart}"));
    }

    private static async Task<byte[]> DownloadAsync(IPage page, ILocator figure, string button, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => figure.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // RFC 4180, as a spreadsheet reads it.
    private static string[][] Rows(string csv)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                field.Append(csv[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }

        return [.. rows];
    }
}
