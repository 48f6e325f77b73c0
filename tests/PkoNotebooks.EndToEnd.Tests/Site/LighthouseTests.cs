using System.Text.Json;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Measures)]
public sealed class LighthouseTests(RenderedSite site)
{
    [SkippableTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Lighthouse_gives_full_marks_for_accessibility_and_best_practices(string scheme)
    {
        Machine.NodePackage("lighthouse");
        var script = Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "Site", "lighthouse.mjs");
        var result = await Shell.RunAsync(Machine.Node, [script, Machine.Chromium, site.Folder, scheme, .. site.Pages], site.Folder);
        Assert.True(result.ExitCode == 0, result.ToString());
        var judged = result.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(site.Pages, judged.Select(p => p.GetProperty("page").GetString()));
        Assert.All(judged, p =>
        {
            Assert.Equal(JsonValueKind.Null, p.GetProperty("error").ValueKind);
            var scores = p.GetProperty("scores");
            Assert.True(
                scores.GetProperty("accessibility").GetDouble() == 1 && scores.GetProperty("best-practices").GetDouble() == 1,
                $"{p.GetProperty("page")}: {scores}: {p.GetProperty("failing")}");
        });
    }
}
