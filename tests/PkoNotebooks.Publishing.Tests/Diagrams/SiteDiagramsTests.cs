using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Diagrams;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Diagrams;

public sealed class SiteDiagramsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-diagrams").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private static NotebookCell Drawn(string cell, string source) => Code(cell, new DisplayOutput(MimeBundle.OfText("text/vnd.mermaid", source), [], null));

    /// <summary>A stand-in for a browser: a script that prints what the drawing page would, and counts how often it ran.</summary>
    private MermaidDrawer Drawer(string reported, string? cache = null, int seconds = 20)
    {
        var program = Path.Combine(_folder, "browser");
        var base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(reported));
        File.WriteAllText(program, $"#!/bin/sh\necho run >> '{_folder}/runs'\n{(reported == "hang" ? "sleep 60" : $"echo '<html><pre id=\"drawn\">{base64}</pre></html>'")}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        var script = Path.Combine(_folder, "mermaid.min.js");
        File.WriteAllText(script, "mermaid");
        return new MermaidDrawer(program, new MermaidLibrary(script), cache, TimeSpan.FromSeconds(seconds));
    }

    private int Runs => File.Exists(Path.Combine(_folder, "runs")) ? File.ReadAllLines(Path.Combine(_folder, "runs")).Length : 0;

    private static Task<SiteDiagrams> DrawAsync(MermaidDrawer drawer, params NotebookCell[] cells) =>
        SiteDiagrams.DrawAsync([Run("a", cells)], drawer, CancellationToken.None);

    [Fact]
    public async Task A_wrong_diagram_fails_its_notebook_at_its_cell_and_line()
    {
        var site = await DrawAsync(
            Drawer("""{"error":"Parse error on line 2:\n...--> B{Is it?\n------^\nExpecting 'A', 'B', got 'PIPE'","line":2}"""),
            Markdown("# a"),
            Drawn("#!mermaid\n\ngraph TD\n  %% a remark, which Mermaid does not count\n  A --> B{Is it?", "graph TD\n  %% a remark, which Mermaid does not count\n  A --> B{Is it?"));
        var run = Assert.Single(site.Runs);
        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Equal((2, 5), (run.Failure!.CellNumber, run.Failure.Line));
        Assert.Equal("A Mermaid diagram cannot be drawn: near \"--> B{Is it?\", where 'PIPE' cannot stand", run.Failure.Message);
    }

    [Fact]
    public async Task A_wrong_diagram_in_prose_is_found_at_its_line()
    {
        var site = await DrawAsync(Drawer("""{"error":"Lexical error on line 2. Unrecognized text.\n...","line":null}"""), Markdown("# a\n\nWords.\n\n```mermaid\ngraph TD\n  ???\n```\n"));
        Assert.Equal((1, 7), (site.Runs[0].Failure!.CellNumber, site.Runs[0].Failure!.Line));
        Assert.EndsWith("Unrecognized text.", site.Runs[0].Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_diagram_that_code_made_names_the_line_of_the_diagram()
    {
        var site = await DrawAsync(Drawer("""{"error":"Parse error on line 3:\nx\n^\nExpecting 'A', got '1'","line":3}"""), Drawn("Show(diagram)", "graph TD\n\n  A\n  B"));
        Assert.Null(site.Runs[0].Failure!.Line);
        Assert.Contains("line 3 of the diagram", site.Runs[0].Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagram_shown_twice_is_drawn_once_and_kept_for_the_next_time()
    {
        var cache = Path.Combine(_folder, "cache");
        const string Reported = """{"svg":"<svg viewBox=\"0 0 9 9\"><rect width=\"9\"/></svg>","words":["one","two"],"dark":".nb-night-fill-cccccc{fill:#cccccc}"}""";
        var site = await DrawAsync(Drawer(Reported, cache), Drawn("", "graph TD; A"), Markdown("```mermaid\ngraph TD; A\n```"));
        Assert.Equal((1, 1), (site.Count, Runs));
        var svg = await site.Renderer("\ngraph TD; A\n", CancellationToken.None);
        Assert.StartsWith("<svg aria-label=\"one, two\" viewBox", svg, StringComparison.Ordinal);
        Assert.Contains("(prefers-color-scheme:dark){.nb-night-fill-cccccc{fill:#cccccc}}", svg, StringComparison.Ordinal);

        await DrawAsync(Drawer(Reported, cache), Drawn("", "graph TD; A"));
        Assert.Equal(1, Runs);

        var entry = Assert.Single(Directory.GetFiles(cache));
        await File.WriteAllTextAsync(entry, (await File.ReadAllTextAsync(entry)).Replace("rect", "text", StringComparison.Ordinal));
        site = await DrawAsync(Drawer(Reported, cache), Drawn("", "graph TD; A"));
        Assert.Equal(2, Runs);
        Assert.Contains("<rect", await site.Renderer("graph TD; A", CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_for_the_dark_of_another_form_than_ours_go_into_no_page()
    {
        var site = await DrawAsync(Drawer("""{"svg":"<svg viewBox=\"0 0 9 9\"></svg>","dark":"body{display:none}"}"""), Drawn("", "graph TD; A"));
        Assert.DoesNotContain("display:none", await site.Renderer("graph TD; A", CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagram_that_takes_too_long_fails_its_notebook()
    {
        var site = await DrawAsync(Drawer("hang", seconds: 1), Drawn("", "graph TD; A"));
        Assert.Contains("not drawn within 1 seconds", site.Runs[0].Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    public async Task A_package_of_another_kind_is_named(string reported)
    {
        var error = await Assert.ThrowsAsync<BrowserException>(() => DrawAsync(Drawer(reported), Drawn("", "graph TD; A")));
        Assert.Contains("mermaid.min.js", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_is_found_where_Node_would_find_it()
    {
        var notebooks = Directory.CreateDirectory(Path.Combine(_folder, "project", "notebooks")).FullName;
        Assert.Null(MermaidLibrary.Find(notebooks, []));
        var global = Install("global", "11.0.0");
        Assert.Equal("11.0.0", MermaidLibrary.Find(notebooks, [Path.Combine(_folder, "none"), global])!.Version);
        Install(Path.Combine("project", "node_modules"), "12.3.0");
        Assert.Equal("12.3.0", MermaidLibrary.Find(notebooks, [global])!.Version);
    }

    private string Install(string modules, string version)
    {
        var package = Path.Combine(_folder, modules, "mermaid");
        Directory.CreateDirectory(Path.Combine(package, "dist"));
        File.WriteAllText(Path.Combine(package, "dist", "mermaid.min.js"), "");
        File.WriteAllText(Path.Combine(package, "package.json"), $$"""{"version":"{{version}}"}""");
        return Path.Combine(_folder, modules);
    }
}
