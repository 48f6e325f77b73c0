using System.Text.Json;
using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

/// <summary>Mermaid diagrams as the real package and a real browser draw them, and the page that shows them in another.</summary>
public sealed class DiagramTests : IDisposable
{
    private const string Diagrams = """
        #!markdown

        # Diagrams

        ```mermaid
        graph TD
          A[Start] --> B{Is it?}
          B -->|yes| C[OK]
        ```

        #!mermaid

        sequenceDiagram
          accTitle: How a page is made
          User->>+pko: render
          pko-->>-User: index.html

        #!mermaid

        erDiagram
          COUNTRY ||--o{ RATE : pays
          COUNTRY { string iso3 PK }

        #!mermaid

        gantt
          title Deployments
          dateFormat YYYY-MM-DD
          section Cambodia
          UNTAC :done, a1, 1992-03-15, 1993-09-24

        #!mermaid

        stateDiagram-v2
          [*] --> Still
        """;

    private const string Hostile = """"
        #!markdown

        # Hostile

        #!mermaid

        %%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "body{display:none} .x{background:url(https://e.invalid/a)}", "flowchart": {"htmlLabels": true}}}%%
        graph LR
          A["<img src=x onerror=alert(1)>"] --> B["<script>alert(2)</script>hello"]
          click A "javascript:alert(3)" "tip"
          click B href "https://e.invalid/" _blank
          C["<b onmouseover=alert(4)>bold</b>"] --> B
          classDef loud fill:#f9f
          class A loud
        """";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Site => Path.Combine(_folder.Path, "site");

    private string Page(string name) => File.ReadAllText(Path.Combine(Site, name + ".html"));

    private async Task<ShellResult> RenderAsync(string name, string notebook)
    {
        var path = _folder.File(name + ".dib", notebook);
        var environment = new Dictionary<string, string>
        {
            ["PKO_CHROMIUM"] = Machine.Chromium,
            ["PKO_MERMAID"] = Path.Combine(Machine.NodePackage("mermaid"), "dist", "mermaid.min.js"),
        };
        return await Shell.PkoInAsync(Repository.Root, environment, "render", path, "--output-dir", Site);
    }

    [SkippableFact]
    public async Task Diagrams_are_drawn_with_words_beside_them_and_the_same_bytes_each_time()
    {
        var result = await RenderAsync("drawn", Diagrams);
        Assert.True(result.ExitCode == 0, result.ToString());
        var page = Page("drawn");
        foreach (var label in new[] { "Diagram: yes, Start, Is it?, OK", "Diagram: How a page is made", "COUNTRY", "Deployments", "Still" })
        {
            Assert.Matches($"<svg[^>]*aria-label=\"[^\"]*{System.Text.RegularExpressions.Regex.Escape(label)}", page);
        }

        Assert.DoesNotContain("foreignObject", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(Repository.Root, "artifacts", "cache", "diagrams"), recursive: true);
        await RenderAsync("drawn", Diagrams);
        Assert.Equal(page, Page("drawn"));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_page_with_diagrams_asks_for_nothing_breaks_no_policy_and_is_accessible(ColorScheme scheme)
    {
        Assert.Equal(0, (await RenderAsync("drawn", Diagrams)).ExitCode);
        Assert.Equal(0, (await RenderAsync("hostile", Hostile)).ExitCode);
        var axe = await File.ReadAllTextAsync(Path.Combine(Machine.NodePackage("axe-core"), "axe.min.js"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Machine.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        foreach (var name in new[] { "drawn", "hostile" })
        {
            var address = new Uri(Path.Combine(Site, name + ".html")).AbsoluteUri;
            await using var strict = await browser.NewContextAsync(new() { ColorScheme = scheme });
            var page = await strict.NewPageAsync();
            var events = new List<string>();
            page.Request += (_, r) => events.Add(r.Url);
            page.Console += (_, m) => events.Add(m.Text);
            page.Dialog += (_, d) => events.Add(d.Message);
            await page.GotoAsync(address);
            Assert.Equal([address], events.Where(e => !e.StartsWith("data:", StringComparison.Ordinal)));
            Assert.True(await page.Locator("figure.nb-diagram svg[role=img]").CountAsync() > 0);

            // Text on its own ground: a label that is there and cannot be read is worse than the diagram's text.
            var first = page.Locator("figure.nb-diagram svg").First;
            var ink = await first.Locator("text").First.EvaluateAsync<string>("e => getComputedStyle(e).fill");
            var box = await first.Locator("rect, polygon").First.EvaluateAsync<string>("e => getComputedStyle(e).fill");
            Assert.True(Math.Abs(Brightness(ink) - Brightness(box)) > 100, $"{name} ({scheme}): {ink} on {box}");

            await using var open = await browser.NewContextAsync(new() { ColorScheme = scheme, BypassCSP = true });
            var checkedPage = await open.NewPageAsync();
            await checkedPage.GotoAsync(address);
            await checkedPage.EvaluateAsync(axe);
            var found = await checkedPage.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ': ' + v.nodes[0].html)");
            Assert.True(found.GetArrayLength() == 0, $"{name} ({scheme}): {found}");
        }
    }

    [SkippableFact]
    public async Task A_hostile_diagram_leaves_no_script_no_link_and_no_rule_behind()
    {
        var result = await RenderAsync("hostile", Hostile);
        Assert.True(result.ExitCode == 0, result.ToString());
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Page("hostile"));
        var drawn = page.QuerySelectorAll("figure.nb-diagram svg, figure.nb-diagram svg *");
        Assert.Contains(drawn, e => e.LocalName == "text" && e.TextContent.Contains("hello", StringComparison.Ordinal));
        Assert.DoesNotContain(drawn, e => e.LocalName is "a" or "img" or "image" or "script" or "foreignobject" or "foreignObject" or "style" or "use");
        Assert.DoesNotContain(drawn.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "href" or "style" || a.Value.Contains("url(http", StringComparison.Ordinal));
        var head = page.Head!.InnerHtml;
        Assert.DoesNotContain("body{display:none}", head, StringComparison.Ordinal);
        Assert.DoesNotContain("e.invalid", head, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_page_with_diagrams_is_valid_HTML()
    {
        Assert.Equal(0, (await RenderAsync("drawn", Diagrams)).ExitCode);
        var validator = Path.Combine(Machine.NodePackage("html-validate"), "bin", "html-validate.mjs");
        var configuration = Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "htmlvalidate.json");
        var result = await Shell.RunAsync(Machine.Node, [validator, "--config", configuration, Path.Combine(Site, "drawn.html")], Site);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [SkippableFact]
    public async Task A_wrong_diagram_fails_its_notebook_alone_and_names_cell_and_line()
    {
        var result = await RenderAsync("wrong", "#!markdown\n\n# Wrong\n\n#!mermaid\n\ngraph TD\n  %% a remark\n  A[Start] --> B{Is it?\n  B -->|yes| C[OK]\n");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("wrong.dib, cell 2, line 3: A Mermaid diagram cannot be drawn", result.Errors, StringComparison.Ordinal);
        Assert.Contains("graph TD", Page("wrong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_package_the_page_shows_the_diagrams_text()
    {
        var path = _folder.File("plain.dib", Diagrams);
        var environment = new Dictionary<string, string> { ["PKO_MERMAID"] = Path.Combine(_folder.Path, "none.js") };
        var result = await Shell.PkoInAsync(Repository.Root, environment, "render", path, "--output-dir", Site);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("A[Start] --&gt; B{Is it?}", Page("plain"), StringComparison.Ordinal);
        Assert.DoesNotContain("<figure class=\"nb-diagram\"><svg", Page("plain"), StringComparison.Ordinal);
        var doctor = await Shell.PkoInAsync(Repository.Root, environment, "doctor");
        Assert.Contains("npm install --global mermaid", doctor.Output, StringComparison.Ordinal);
    }

    private static double Brightness(string colour)
    {
        var parts = System.Text.RegularExpressions.Regex.Matches(colour, @"[\d.]+").Select(m => double.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return (0.299 * parts[0]) + (0.587 * parts[1]) + (0.114 * parts[2]);
    }
}
