using AngleSharp.Html.Parser;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Site;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Facts;

public sealed class FactCardTests
{
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> FullAsync() =>
        new HtmlParser().ParseDocument(await SiteWriter.PageAsync(FullSite(), FullSite().Runs[0], FullOptions));

    [Fact]
    public async Task A_number_opens_its_card_without_script()
    {
        var page = await FullAsync();
        var number = page.QuerySelector("data.pko-fact button")!;
        var card = page.GetElementById(number.GetAttribute("popovertarget")!)!;
        Assert.True(card.HasAttribute("popover"));
        Assert.Equal("41.5 m", number.TextContent);
        Assert.Equal("41.5", number.ParentElement!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_card_holds_source_locator_link_formula_date_derivation_and_rows()
    {
        var page = await FullAsync();
        var card = page.QuerySelector(".nb-card")!;
        foreach (var word in new[] { "41.5 m", "derived by computation", "31 March 2015", "tower plus rock", "List of Lights", "Hydrographic Office", "p. 12, row A", "p. 13, row B" })
        {
            Assert.Contains(word, card.TextContent);
        }

        var row = page.GetElementById(card.QuerySelector("a[href^='#row']")!.GetAttribute("href")![1..])!;
        Assert.Equal(["A/2015", "41.5"], row.Children.Select(c => c.TextContent));
        Assert.Equal("https://example.org/list?a=1&b=2", card.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Where_the_host_knows_no_rows_the_card_names_table_and_key()
    {
        var page = new HtmlParser().ParseDocument(await SiteWriter.PageAsync(FullSite(), FullSite().Runs[0], FullOptions with { Rows = null }));
        Assert.Contains("lights A/2015", page.QuerySelector(".nb-card")!.TextContent);
        Assert.Null(page.GetElementById("rows"));
    }

    [Fact]
    public async Task A_number_shown_three_times_has_one_card_and_one_line_in_the_list()
    {
        var page = await FullAsync();
        Assert.Equal(3, page.QuerySelectorAll("button.nb-fact").Length);
        Assert.Single(page.QuerySelectorAll(".nb-facts > li"));
    }

    [Fact]
    public async Task A_number_within_a_link_or_summary_stays_text_but_is_numbered_for_print()
    {
        var html = await PageAsync(Run("a", Code("x", Shows($"<a href='#main'>{Fact()}</a>", FactsJson()))));
        var mark = new HtmlParser().ParseDocument(html).QuerySelector("a data.pko-fact")!;
        Assert.Null(mark.QuerySelector("button"));
        Assert.Equal("1", mark.GetAttribute("data-n"));
    }

    [Fact]
    public async Task A_number_whose_facts_are_unknown_keeps_its_title()
    {
        var html = await PageAsync(Run("a", Code("x", Shows(Fact()))));
        Assert.Equal("List of Lights, p. 12", new HtmlParser().ParseDocument(html).QuerySelector("data.pko-fact")!.GetAttribute("title"));
    }

    [Fact]
    public async Task A_fact_that_rests_on_hundreds_of_rows_says_how_many_and_stays_short()
    {
        var citations = string.Join(',', Enumerable.Range(1, 500).Select(i => $"{{\"source\":\"s\",\"title\":\"List\",\"locator\":\"row {i}\",\"table\":\"lights\",\"row\":\"{i}\"}}"));
        var facts = $"{{\"facts\":[{{\"key\":\"height.A\",\"value\":1,\"unit\":\"m\",\"text\":\"41.5 m\",\"citations\":[{citations}]}}]}}";
        var html = await PageAsync(Run("a", Code("x", Shows(Fact(), System.Text.Json.Nodes.JsonNode.Parse(facts)))));
        Assert.Contains("and 496 more rows", html);
        Assert.DoesNotContain("row 77", html);
    }

    [Fact]
    public async Task Facts_that_arrive_as_a_JSON_string_are_read_as_well()
    {
        var html = await PageAsync(Run("a", Code("x", Shows(Fact(), System.Text.Json.Nodes.JsonValue.Create(FactsJson().ToJsonString())))));
        Assert.Contains("tower plus rock", html);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"facts\":[{\"key\":1}]}")]
    [InlineData("{\"facts\":{}}")]
    [InlineData("{\"facts\":[null],\"tables\":null,\"figures\":null}")]
    [InlineData("null")]
    public async Task Facts_that_cannot_be_read_do_not_keep_a_page_from_its_reader(string json)
    {
        var output = Shows(Fact(), System.Text.Json.Nodes.JsonValue.Create(json));
        Assert.Contains("41.5 m", await PageAsync(Run("a", Code("x", output))));
        Assert.Contains("nb-report-card", await IndexAsync(Run("a", Code("x", output))));
    }

    private static async Task<string> IndexAsync(PkoNotebooks.Execution.Running.NotebookRun run)
    {
        var folder = Directory.CreateTempSubdirectory("pko-site").FullName;
        try
        {
            return await File.ReadAllTextAsync((await SiteWriter.WriteAsync(Input(run), new(), folder)).IndexPath);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
