using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.Tests;

/// <summary>Executed notebooks that no kernel ran: about lighthouses, to show that Publishing knows no subject.</summary>
internal static class MadeUp
{
    public const string Style = "<style>.pko-figure{margin:1em 0}.pko-chart{width:100%;height:auto}.pko-chart text{fill:currentColor}</style>";

    public static NotebookCell Markdown(string source, string id = "m") =>
        new() { Id = id, Kind = CellKind.Markdown, KernelName = "markdown", Source = source };

    public static NotebookCell Code(string source, params CellOutput[] outputs) =>
        new() { Id = "c", Kind = CellKind.Code, KernelName = "csharp", Source = source, Outputs = [.. outputs] };

    public static DisplayOutput Shows(string html, JsonNode? facts = null) =>
        Bundle([new("text/html", JsonValue.Create(html)), .. facts is null ? [] : new KeyValuePair<string, JsonNode?>[] { new(FactsPayload.MimeType, facts) }]);

    public static DisplayOutput Bundle(params KeyValuePair<string, JsonNode?>[] entries) => new(new MimeBundle(entries), []);

    public static DisplayOutput Bundle(string mimeType, string text) => new(MimeBundle.OfText(mimeType, text), []);

    public static NotebookRun Run(string name, params NotebookCell[] cells) => new()
    {
        Name = name,
        Path = $"notebooks/{name}.ipynb",
        Executed = new NotebookDocument { Cells = [.. cells.Select((c, i) => c with { Id = $"cell-{i + 1}" })] },
        Status = RunStatus.Passed,
    };

    public static SiteInput Input(params NotebookRun[] runs) => new() { Title = "Lighthouses", Runs = [.. runs] };

    public static Task<string> PageAsync(NotebookRun run, SiteOptions? options = null) =>
        SiteWriter.PageAsync(Input(run), run, options ?? new());

    public static JsonNode FactsJson(string key = "height.A", double value = 41.5, string text = "41.5 m", string? note = null) => JsonNode.Parse(
        $$"""
        {"facts":[{"key":"{{key}}","value":{{value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}},"unit":"metres","text":"{{text}}","period":"2015-03-31","derivation":"derived",
        "formula":"tower plus rock","note":{{JsonValue.Create(note)?.ToJsonString() ?? "null"}},
        "citations":[{"source":"list-1","title":"List of Lights","publisher":"Hydrographic Office","published":"2014","url":"https://example.org/list?a=1&b=2","locator":"p. 12, row A","table":"lights","row":"A/2015"},
        {"source":"list-1","title":"List of Lights","publisher":"Hydrographic Office","published":"2014","url":"https://example.org/list?a=1&b=2","locator":"p. 13, row B","table":"lights","row":"B/2015"}],
        "tables":["lights"]}],
        "figures":[{"key":"heights","kind":"chart","title":"Heights","rows":3,"sha256":"aa","tables":["lights"],"citations":[]}],
        "tables":{"lights":"sha256:00ff"} }
        """)!;

    public static string Fact(string key = "height.A", string value = "41.5", string text = "41.5 m") =>
        $"<data class=\"pko-fact\" value=\"{value}\" data-key=\"{key}\" title=\"List of Lights, p. 12\">{text}</data>";

    public static string Chart(string key) =>
        $"""
        {Style}<figure class="pko-figure" id="fig-{key}"><figcaption><p class="pko-title">The tallest is {Fact()}</p></figcaption>
        <div class="pko-drawing"><svg class="pko-chart" viewBox="0 0 300 120" role="img" aria-labelledby="t-{key} d-{key}"><title id="t-{key}">The tallest is A</title><desc id="d-{key}">A 41, B 30, C 12.</desc>
        <g fill="currentColor"><rect x="10" y="20" width="40" height="80" data-tip="A: 41.5 m"></rect><rect x="60" y="50" width="40" height="50" data-tip="B: 30 m"></rect><rect x="110" y="80" width="40" height="20" data-tip="C: 12 m"></rect></g>
        <text x="20" y="115">A</text><text x="70" y="115">B</text><text x="120" y="115">C</text></svg></div>
        <details class="pko-data"><summary>Data</summary><table><thead><tr><th scope="col">Light</th><th scope="col">Height (m)</th></tr></thead><tbody><tr><th scope="row">A</th><td>41.5</td></tr></tbody></table></details></figure>
        """;

    /// <summary>A report with all that a page can hold, and one that failed.</summary>
    public static SiteInput FullSite()
    {
        var wide = string.Concat(Enumerable.Range(1, 14).Select(i => $"<th scope=\"col\">Column number {i}</th>"));
        var cells = string.Concat(Enumerable.Range(1, 14).Select(i => $"<td>{i * 1234.5}</td>"));
        var report = Run(
            "01-heights",
            Markdown("# Who keeps the tallest light?\n\nWhich station stands highest above the sea, and by how much, when the rock counts too?"),
            Code("#!import \"setup.dib\""),
            Code("var country = \"ABC\"; // parameters"),
            Code("Prose($\"The tallest is {a}.\")", Shows($"{Style}<div class=\"pko-prose\"><p>The tallest light stands {Fact()} above the sea, and {Fact()} again.</p></div>", FactsJson())),
            Code("var c = Chart(\"heights\");\nforeach (var light in lights.Where(l => l.Height > 12.5)) { c.Add(light); /* tall */ }\nc", Shows(Chart("heights"), FactsJson())),
            Markdown("## Method\n\nWe add the tower to the rock.\n\n```csharp\nvar x = 1;\n```\n\n#### A deep heading\n\n| a | b |\n|---|---|\n| one | two |\n\n```mermaid\ngraph LR; A-->B\n```"),
            Code("table", Shows($"<table><caption>All lights</caption><thead><tr><th scope=\"col\">Light</th>{wide}</tr></thead><tbody><tr><th scope=\"row\">A</th>{cells}</tr></tbody></table>")),
            Code("Console.WriteLine(1)", new StreamOutput("stdout", "one\ntwo\n"), new StreamOutput("stderr", "\u001b[31mcareful\u001b[0m")),
            Code("json", Bundle(new KeyValuePair<string, JsonNode?>("application/json", JsonNode.Parse("{\"a\":[1,2]}")))),
            Markdown("## Limits\n\nNo more than the list says."));
        var failed = Run(
            "02-broken",
            Markdown("# A report that fails\n\nDoes the page say where?"),
            Code("var a = 1;\nthrow new Exception(\"no light\");\nvar b = 2;", new ErrorOutput("System.Exception", "no light", ["at cell 2, line 2"]) { Line = 2 }),
            Code("b"));
        return Input(
            report with { Inputs = [new("data/tables/lights.csv", "00ff")] },
            failed with { Status = RunStatus.Failed, Failure = new(2, "cell-2", 2, "System.Exception: no light") },
            Run("03-skipped", Markdown("# Needs a package")) with { Status = RunStatus.Skipped, Failure = new(0, null, null, "package Lamp 1.0 cannot be had") }) with
        {
            Description = "What the lists say of lights, computed anew on every build.",
            Data = [new("lights", "2015-03-31", "heights by station"), new("keepers", "2014")],
            Claims = [new("supported", "12"), new("contradicted", "3", "01-heights.html")],
            Checks = [new("Data package", "passed")],
            Publication = new() { Authors = ["The lighthouse list"], Version = "0.1.0", RepositoryUrl = "https://example.org/lights", LicenceName = "MIT", LicenceUrl = "https://example.org/mit", PublishedOn = new(2026, 1, 2) },
        };
    }

    public static SiteOptions FullOptions { get; } = new()
    {
        CanonicalBaseUrl = "https://example.org/site/",
        RerunCommand = run => $"lights render {run.Path}",
        Rows = (table, row) => table == "lights" ? [new("light", row), new("height", "41.5")] : null,
    };
}
