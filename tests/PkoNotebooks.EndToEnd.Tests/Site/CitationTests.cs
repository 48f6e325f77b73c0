using System.Text.Json;
using AngleSharp.Html.Parser;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed class CitationTests(RenderedSite site)
{
    [SkippableFact]
    public async Task A_reference_manager_reads_each_report_in_each_format_as_the_same_work()
    {
        Machine.NodePackage("@citation-js/core");
        var script = Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "Site", "citations.mjs");
        foreach (var name in site.Pages.Where(p => !p.EndsWith("index.html", StringComparison.Ordinal)))
        {
            var page = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(Path.Combine(site.Folder, name)));
            var formats = page.QuerySelectorAll("section[aria-labelledby=cite] details")
                .Select(d => new { format = d.QuerySelector("summary")!.TextContent, text = d.QuerySelector("pre")!.TextContent }).ToList();
            Assert.Equal(["BibTeX", "RIS", "CSL-JSON"], formats.Select(f => f.format));
            var read = await Shell.RunAsync(Machine.Node, [script], site.Folder, null, JsonSerializer.Serialize(formats));
            Assert.True(read.ExitCode == 0, $"{name}: {read}");
            foreach (var format in JsonDocument.Parse(read.Output).RootElement.EnumerateArray())
            {
                var item = Assert.Single(format.GetProperty("items").EnumerateArray());
                Assert.Equal(page.QuerySelector("h1")!.TextContent, item.GetProperty("title").GetString());
                Assert.Equal("The PkoNotebooks developers", Author(item.GetProperty("author")[0]));
            }
        }
    }

    private static string? Author(JsonElement author) =>
        author.TryGetProperty("literal", out var literal) ? literal.GetString() : author.GetProperty("family").GetString();
}
