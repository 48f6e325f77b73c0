using System.Text.Json.Nodes;
using PkoNotebooks.EndToEnd.Tests.Tools;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>Pages of notebooks that no kernel ran: what the committed ones do not show, in a browser.</summary>
[Collection(PageTests.Measures)]
public sealed class MadeUpPageTests(RenderedSite site)
{
    private static readonly string[] Hostile =
    [
        "<script>document.title = 'taken'</script>", "\"onload=\"document.title = 'taken'", "\u202Etxeter\u202C \u200Fabc", new string('W', 300), "🚁👩🏽‍✈️",
        "</script><img src=x onerror=\"document.title = 'taken'\">", "{0} {{1}} ${2} \\\\x", "](javascript:alert(1))",
    ];

    [SkippableFact]
    public async Task A_table_with_a_filter_shows_the_rows_that_match_and_all_of_them_without_script()
    {
        const string Table = """
            <div class="nb-filter" data-for="lights"><label>Any <input type="text"></label> <label>Sea <select data-column="1"><option value="">all</option><option>North</option><option>South</option></select></label></div>
            <table id="lights"><thead><tr><th>Light</th><th>Sea</th></tr></thead><tbody><tr><td>Alpha</td><td>North</td></tr><tr><td>Beta</td><td>South</td></tr><tr><td>Gamma North</td><td>South</td></tr></tbody></table>
            """;
        using var folder = new TemporaryFolder();
        var address = await WriteAsync(folder, Run(Shows(Table)));
        var browser = await site.BrowserAsync();
        foreach (var script in new[] { true, false })
        {
            await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script });
            var page = await context.NewPageAsync();
            await page.GotoAsync(address);
            var rows = page.Locator("#lights tbody tr:visible");
            Assert.Equal(3, await rows.CountAsync());
            if (!script)
            {
                continue;
            }

            await page.Locator(".nb-filter input").FillAsync("north");
            Assert.Equal(["Alpha\tNorth", "Gamma North\tSouth"], await rows.AllInnerTextsAsync());
            await page.Locator(".nb-filter select").SelectOptionAsync("South");
            Assert.Equal(["Gamma North\tSouth"], await rows.AllInnerTextsAsync());
            await page.Locator(".nb-filter input").FillAsync("nothing like it");
            Assert.Equal(0, await rows.CountAsync());
            await page.Locator(".nb-filter input").FillAsync("");
            await page.Locator(".nb-filter select").SelectOptionAsync("");
            Assert.Equal(3, await rows.CountAsync());
        }
    }

    [SkippableFact]
    public async Task Hostile_words_in_names_notes_and_titles_stay_words_and_break_no_layout()
    {
        using var folder = new TemporaryFolder();
        var browser = await site.BrowserAsync();
        foreach (var words in Hostile)
        {
            var fact = new JsonObject
            {
                ["key"] = "a." + words, ["value"] = 1, ["unit"] = "count", ["text"] = "1", ["derivation"] = "derived", ["formula"] = words, ["note"] = words,
                ["citations"] = new JsonArray(new JsonObject { ["source"] = words, ["title"] = words, ["publisher"] = words, ["url"] = "javascript:" + words, ["locator"] = words, ["table"] = words, ["row"] = words }),
            };
            var html = $"<p>The state of {System.Net.WebUtility.HtmlEncode(words)} has <data class=\"pko-fact\" value=\"1\" data-key=\"{System.Net.WebUtility.HtmlEncode("a." + words)}\">1</data>.</p>";
            var run = Run(Shows(html, new JsonObject { ["facts"] = new JsonArray(fact) })) with { Parameters = Run().Parameters.Add("country", words) };
            var address = await WriteAsync(folder, run, words);
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 320, Height = 700 } });
            var page = await context.NewPageAsync();
            var requests = new List<string>();
            var complaints = new List<string>();
            page.Request += (_, r) => requests.Add(r.Url);
            page.Console += (_, m) => complaints.Add(m.Text);
            page.Dialog += (_, d) => complaints.Add(d.Message);
            await page.GotoAsync(address);
            await page.Locator("button.nb-fact").First.ClickAsync();
            Assert.Contains(words.Replace("\u202E", "", StringComparison.Ordinal)[..Math.Min(words.Length, 12)].Split('\u202C')[0].Trim(), (await page.Locator(".nb-card:popover-open").TextContentAsync())!.Replace("\u202E", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.NotEqual("taken", await page.TitleAsync());
            Assert.Empty(complaints);
            Assert.Single(requests, r => !r.StartsWith("data:", StringComparison.Ordinal));
            Assert.Equal(0, await page.Locator("a[href^='javascript']").CountAsync());
            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"too wide: {words}");
        }
    }

    private static NotebookRun Run(params CellOutput[] outputs) => new()
    {
        Name = "made-up",
        Path = "notebooks/made-up.ipynb",
        Status = RunStatus.Passed,
        Executed = new NotebookDocument
        {
            Cells =
            [
                new() { Id = "title", Kind = CellKind.Markdown, KernelName = "markdown", Source = "# Made up" },
                new() { Id = "code", Kind = CellKind.Code, KernelName = "csharp", Source = "1", Outputs = [.. outputs] },
            ],
        },
    };

    private static DisplayOutput Shows(string html, JsonNode? facts = null) =>
        new(new MimeBundle([new("text/html", JsonValue.Create(html)), .. facts is null ? [] : new KeyValuePair<string, JsonNode?>[] { new(FactsPayload.MimeType, facts) }]), []);

    private static async Task<string> WriteAsync(TemporaryFolder folder, NotebookRun run, string title = "Lights")
    {
        var written = await SiteWriter.WriteAsync(new() { Title = title, Description = title, Runs = [run] }, new() { RerunCommand = r => "run " + r.Path }, folder.Path);
        return new Uri(Path.Combine(Path.GetDirectoryName(written.IndexPath)!, run.Name + ".html")).AbsoluteUri;
    }
}
