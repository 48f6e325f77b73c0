using System.Globalization;
using AngleSharp.Html.Parser;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Site;

public sealed class SiteWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-site").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task The_same_runs_give_the_same_bytes_in_any_culture_and_folder()
    {
        var hashes = new List<string>();
        var site = FullSite();
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "", "de-DE", "ja-JP", "tr-TR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                var result = await SiteWriter.WriteAsync(site, FullOptions, Path.Combine(_folder, "x" + culture));
                hashes.Add(string.Join(' ', result.Files.Select(f => f.Sha256)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task The_index_shows_each_report_with_its_answer_status_and_number_of_figures()
    {
        var result = await SiteWriter.WriteAsync(FullSite(), FullOptions, _folder);
        var index = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(result.IndexPath));
        var cards = index.QuerySelectorAll(".nb-report-card");
        Assert.Equal(3, cards.Length);
        Assert.Contains("The tallest light stands 41.5 m above the sea", cards[0].TextContent);
        Assert.Contains("passed", cards[0].TextContent);
        Assert.Contains("1 sourced figure", cards[0].TextContent);
        Assert.NotNull(cards[0].QuerySelector("svg"));
        Assert.Contains("failed", cards[1].TextContent);
        Assert.Contains("no light", cards[1].TextContent);
        Assert.Contains("skipped", cards[2].TextContent);
        Assert.Contains("1 of 3 notebooks passed.", index.Body!.TextContent);
        Assert.Contains("31 March 2015", index.Body.TextContent);
        Assert.Contains("contradicted", index.Body.TextContent);
    }

    [Fact]
    public async Task Every_link_of_the_index_leads_to_a_page_that_was_written()
    {
        var result = await SiteWriter.WriteAsync(FullSite(), FullOptions, _folder);
        var index = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(result.IndexPath));
        var links = index.QuerySelectorAll("a[href$='.html']").Select(a => a.GetAttribute("href")).ToList();
        Assert.True(links.Count >= 3);
        Assert.All(links, l => Assert.Contains(result.Files, f => f.Name == l));
    }

    [Fact]
    public async Task Nothing_but_the_finished_files_is_left_in_the_folder()
    {
        var result = await SiteWriter.WriteAsync(FullSite(), FullOptions, _folder);
        Assert.Equal(
            result.Files.Select(f => f.Name).Order(StringComparer.Ordinal),
            Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_Japanese_the_interface_is_Japanese_and_the_reports_language_is_marked()
    {
        var result = await SiteWriter.WriteAsync(FullSite(), FullOptions with { Language = InterfaceLanguage.Japanese, ContentLanguage = "en" }, _folder);
        var page = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(Path.Combine(_folder, result.Files[1].Name)));
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", page.QuerySelector("main")!.GetAttribute("lang"));
        Assert.Contains("引用方法", page.Body!.TextContent);
        Assert.Contains("2015年3月31日", page.Body.TextContent);
    }

    [Fact]
    public async Task Pages_stay_small()
    {
        var result = await SiteWriter.WriteAsync(FullSite(), FullOptions, _folder);
        Assert.All(result.Files, f => Assert.InRange(f.Bytes, 1000, 60_000));
    }
}
