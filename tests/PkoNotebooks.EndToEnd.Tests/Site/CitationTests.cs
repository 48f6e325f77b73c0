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
        var pages = new Dictionary<string, string>();
        var asked = new List<object>();
        foreach (var name in site.Pages.Where(p => !p.EndsWith("index.html", StringComparison.Ordinal)))
        {
            var page = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(Path.Combine(site.Folder, name)));
            var formats = page.QuerySelectorAll("section[aria-labelledby=cite] details")
                .Select(d => new { page = name, format = d.QuerySelector("summary")!.TextContent, text = d.QuerySelector("pre")!.TextContent }).ToList();
            Assert.Equal(["BibTeX", "RIS", "CSL-JSON"], formats.Select(f => f.format));
            pages.Add(name, page.QuerySelector("h1")!.TextContent);
            asked.AddRange(formats);
        }

        var read = await Shell.RunAsync(Machine.Node, [script], site.Folder, null, JsonSerializer.Serialize(asked));
        Assert.True(read.ExitCode == 0, read.ToString());
        var answers = JsonDocument.Parse(read.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(3 * pages.Count, answers.Count);
        foreach (var answer in answers)
        {
            var item = Assert.Single(answer.GetProperty("items").EnumerateArray());
            Assert.Equal(pages[answer.GetProperty("page").GetString()!], item.GetProperty("title").GetString());
            Assert.Equal("The PkoNotebooks developers", Author(item.GetProperty("author")[0]));
        }
    }

    private static string? Author(JsonElement author) =>
        author.TryGetProperty("literal", out var literal) ? literal.GetString() : author.GetProperty("family").GetString();
}
