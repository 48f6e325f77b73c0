using AngleSharp.Html.Parser;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Site;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Site;

public sealed class NotebookPageTests
{
    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> FullAsync(int run = 0) =>
        Parse(await SiteWriter.PageAsync(FullSite(), FullSite().Runs[run], FullOptions));

    [Fact]
    public async Task The_title_is_the_first_heading_and_stands_once_as_the_pages_only_h1()
    {
        var page = await FullAsync();
        Assert.Equal("Who keeps the tallest light?", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.StartsWith("Who keeps the tallest light?", page.Title);
    }

    [Fact]
    public async Task Headings_go_down_one_level_at_a_time()
    {
        var page = await FullAsync();
        var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(h => h.LocalName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, string.Join(',', levels)));
    }

    [Fact]
    public async Task A_page_has_each_landmark_once_and_a_link_past_the_header()
    {
        var page = await FullAsync();
        foreach (var landmark in new[] { "body > header", "nav", "main", "body > footer" })
        {
            Assert.Single(page.QuerySelectorAll(landmark));
        }

        Assert.Equal("#main", page.QuerySelector("body > a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_link_inside_the_page_has_its_target_and_no_identifier_stands_twice()
    {
        var page = await FullAsync();
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
        Assert.All(page.QuerySelectorAll("[popovertarget]"), b => Assert.Contains(b.GetAttribute("popovertarget")!, ids));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), b => Assert.All(b.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.Contains(id, ids)));
    }

    [Fact]
    public async Task Code_is_folded_after_its_output_and_coloured_by_the_compiler()
    {
        var page = await FullAsync();
        var fold = page.QuerySelectorAll("details.nb-code").First(d => d.TextContent.Contains("foreach"));
        Assert.False(fold.HasAttribute("open"));
        Assert.Contains(fold.QuerySelectorAll(".h-k"), k => k.TextContent == "foreach");
        Assert.Contains(fold.QuerySelectorAll(".h-n"), k => k.TextContent == "12.5");
        Assert.Contains(fold.QuerySelectorAll(".h-c"), k => k.TextContent == "/* tall */");
    }

    [Fact]
    public async Task Cells_that_showed_nothing_share_the_fold_of_the_next_that_did()
    {
        var page = await FullAsync();
        Assert.Equal("Code, cells 2 to 4", page.QuerySelector("details.nb-code > summary")!.TextContent);
    }

    [Fact]
    public async Task A_failing_cell_shows_its_code_the_message_the_line_and_what_did_not_run()
    {
        var page = await FullAsync(1);
        var cell = page.QuerySelector(".nb-failed#failure")!;
        Assert.Contains("throw new Exception", cell.QuerySelector("mark.nb-line")!.TextContent);
        Assert.Contains("no light", cell.QuerySelector(".nb-error")!.TextContent);
        Assert.Contains("line 2", cell.TextContent);
        Assert.Contains("The code cell after this one did not run.", cell.TextContent);
        Assert.Contains("failed in cell 2", page.QuerySelector(".nb-banner")!.TextContent);
    }

    [Fact]
    public async Task A_skipped_notebook_says_so_and_why()
    {
        var page = await FullAsync(2);
        Assert.Contains("was not run", page.QuerySelector(".nb-banner")!.TextContent);
        Assert.Contains("package Lamp 1.0 cannot be had", page.QuerySelector(".nb-banner")!.TextContent);
    }

    [Fact]
    public async Task Terminal_colours_do_not_reach_the_page()
    {
        var page = await FullAsync();
        Assert.Equal("careful", page.QuerySelector(".nb-stderr pre")!.TextContent);
    }

    [Fact]
    public async Task The_richest_representation_is_shown_and_the_others_are_not()
    {
        var bundle = new MimeBundle([
            new("text/plain", "plain words"), new("text/markdown", "*marked* words"), new("image/svg+xml", "<svg viewBox='0 0 1 1'><title>drawn words</title></svg>")]);
        var html = await PageAsync(Run("a", Code("x", new ResultOutput(bundle, [], 1))));
        Assert.Contains("drawn words", html);
        Assert.DoesNotContain("plain words", html);
        Assert.DoesNotContain("marked", html);
    }

    [Fact]
    public async Task A_wide_table_scrolls_in_a_region_that_the_keyboard_reaches()
    {
        var page = await FullAsync();
        var region = page.QuerySelector("table caption")!.Closest(".nb-scroll")!;
        Assert.Equal("0", region.GetAttribute("tabindex"));
        Assert.Contains("All lights", region.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task The_data_used_stands_with_its_hash_and_the_command_that_runs_it_again()
    {
        var page = await FullAsync();
        Assert.Contains("00ff", page.GetElementById("data-used")!.ParentElement!.TextContent);
        Assert.Contains("lights render notebooks/01-heights.ipynb", page.GetElementById("rerun")!.ParentElement!.TextContent);
    }

    [Fact]
    public async Task An_assembly_that_was_read_changes_no_page()
    {
        var run = FullSite().Runs[0];
        var other = run with { Inputs = run.Inputs.Add(new("artifacts/bin/debug/Lights.dll", "ffee")), CellDurations = [TimeSpan.FromSeconds(3)], FromCache = true, Reason = "cached" };
        Assert.Equal(await SiteWriter.PageAsync(FullSite(), run, FullOptions), await SiteWriter.PageAsync(FullSite(), other, FullOptions));
    }

    [Fact]
    public async Task Citations_are_offered_in_three_formats_and_their_json_is_json()
    {
        var page = await FullAsync();
        var cite = page.GetElementById("cite")!.ParentElement!;
        Assert.Contains("@misc{01-heights,", cite.TextContent);
        Assert.Contains("TY  - RPRT", cite.TextContent);
        var csl = cite.QuerySelector("details:last-of-type")!.QuerySelector("pre")!.TextContent;
        Assert.Equal("Who keeps the tallest light?", System.Text.Json.Nodes.JsonNode.Parse(csl)![0]!["title"]!.ToString());
    }

    [Fact]
    public async Task Metadata_tells_machines_what_the_report_rests_on()
    {
        var page = await FullAsync();
        var data = System.Text.Json.Nodes.JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        Assert.Equal("Report", data["@type"]!.ToString());
        Assert.Equal("lights", data["isBasedOn"]![0]!["name"]!.ToString());
        Assert.Equal("List of Lights", data["citation"]![0]!["name"]!.ToString());
        Assert.Equal("https://example.org/site/01-heights.html", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_diagram_is_drawn_where_the_host_can_and_is_readable_text_where_not()
    {
        var run = Run("a", Markdown("```mermaid\ngraph LR; A-->B\n```"));
        Assert.Contains("graph LR; A--&gt;B", await PageAsync(run));
        var drawn = await PageAsync(run, new() { Diagrams = (_, _) => Task.FromResult<string?>("<svg viewBox='0 0 9 9'><script>x()</script><rect style='fill:red;background:url(//e)' width='9'/></svg>") });
        Assert.Contains("<rect width=\"9\" fill=\"red\"/>", drawn);
        Assert.DoesNotContain("x()", drawn);
    }

    [Fact]
    public async Task A_notebook_without_any_heading_is_titled_by_its_name()
    {
        var page = Parse(await PageAsync(Run("09-nameless", Code("1", Shows("<p>one</p>")))));
        Assert.Equal("09-nameless", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void A_page_cannot_take_the_indexs_place()
    {
        var run = Run("Index", Markdown("# x"));
        var error = Assert.Throws<AggregateException>(() => SiteWriter.WriteAsync(Input(run), new(), Path.Combine(Path.GetTempPath(), "pko-none")).Wait());
        Assert.Contains("found the name \"Index\" for a second file", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_with_characters_of_TeX_is_escaped_in_BibTeX_and_breaks_no_field()
    {
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await PageAsync(Run("a", Markdown("# Is 5 % of A&B \\{ worth 3\\$?"))));
        Assert.Contains("title = {Is 5 \\% of A\\&B \\{ worth 3\\$?},", page.GetElementById("cite")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_admits_nothing_but_the_page_s_own_styles_scripts_and_inline_pictures()
    {
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await PageAsync(Run("a", Markdown("# x"))));
        var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!.Split("; ").ToDictionary(d => d.Split(' ')[0], d => d.Split(' ')[1..]);
        Assert.Equal(["base-uri", "default-src", "form-action", "img-src", "script-src", "style-src"], policy.Keys.Order(StringComparer.Ordinal));
        Assert.All(["default-src", "base-uri", "form-action"], name => Assert.Equal(["'none'"], policy[name]));
        Assert.Equal(["data:"], policy["img-src"]);
        Assert.All(policy["script-src"].Concat(policy["style-src"]), source => Assert.StartsWith("'sha256-", source, StringComparison.Ordinal));
    }
}
