using AngleSharp.Html.Parser;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;
using PkoNotebooks.Publishing.Translation;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Translation;

public sealed class CellTranslationsTests
{
    private static readonly SiteOptions InJapanese = new() { Language = InterfaceLanguage.Japanese };

    private static readonly CellTranslations Lights = CellTranslations.Read(
        """
        {
          "How tall are they?": "高さはどれほどか",
          "A tower on a rock shines farther than one on a beach.": "岩の上の塔は、浜の塔より遠くまで光が届く。",
          "Method": "方法",
          "- from the rock\n- from the sea": "- 岩から\n- 海から"
        }
        """,
        "phrases.ja.json");

    [Fact]
    public void Headings_paragraphs_and_lists_are_replaced_and_code_is_left()
    {
        var notebook = Run("a", Markdown("# How tall are they?\n\nA tower on a rock\nshines farther than one on a beach.\n\n```\nMethod\n```\n\n- from the rock\n- from the sea\n")).Executed;
        var (cell, missing) = Translated(notebook);
        Assert.Empty(missing);
        Assert.Equal("# 高さはどれほどか\n\n岩の上の塔は、浜の塔より遠くまで光が届く。\n\n```\nMethod\n```\n\n- 岩から\n- 海から\n", cell.Source);
    }

    [Fact]
    public void All_missing_translations_are_named_at_once_with_notebook_and_cell()
    {
        var notebook = Run("lights", Markdown("# How wide?\n\nAs wide as deep."), Code("1"), Markdown("## Method\n\nBy rule."), Markdown("---")).Executed;
        var missing = new List<MissingTranslation>();
        Lights.Translate(notebook, "lights", "en", missing);
        Assert.Equal([new("lights", 1, "How wide?"), new("lights", 1, "As wide as deep."), new("lights", 3, "By rule.")], missing);
    }

    [Fact]
    public async Task A_cell_that_lacks_a_translation_stays_whole_and_says_its_language_in_text_and_contents()
    {
        var run = Run("a", Markdown("# How tall are they?"), Markdown("## Method\n\nBy rule."), Markdown("## Method"));
        var page = new HtmlParser().ParseDocument(await PageAsync(run with { Executed = Lights.Translate(run.Executed, "a", "en", []) }, InJapanese));
        Assert.Equal("高さはどれほどか", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("en", page.QuerySelectorAll(".nb-prose")[1].GetAttribute("lang"));
        var contents = page.QuerySelectorAll(".nb-contents li a").Take(2).ToList();
        Assert.Equal(("Method", "en"), (contents[0].TextContent, contents[0].GetAttribute("lang")));
        Assert.Equal(("方法", null), (contents[1].TextContent, contents[1].GetAttribute("lang")));
        Assert.Equal("方法", page.QuerySelector(contents[1].GetAttribute("href")!)!.TextContent);
    }

    [Fact]
    public void A_cell_that_names_its_own_language_is_left_as_it_is()
    {
        var cell = Markdown("Als Zitat gemeint.") with { Metadata = new() { ["lang"] = "de" } };
        var (left, missing) = Translated(Run("a", cell).Executed);
        Assert.Empty(missing);
        Assert.Equal(cell.Source, left.Source);
    }

    [Fact]
    public async Task Words_that_would_be_markup_stay_words_in_the_page()
    {
        var hostile = CellTranslations.Read("""{"Safe?": "<script>alert(1)</script>&lt;"}""", "f");
        var translated = hostile.Translate(Run("a", Markdown("Safe?")).Executed, "a", "en", []);
        var page = new HtmlParser().ParseDocument(await PageAsync(Run("a") with { Executed = translated }, InJapanese));
        Assert.DoesNotContain(page.QuerySelectorAll("main script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]", "expected an object")]
    [InlineData("{", "expected a JSON object", true)]
    [InlineData("{\"a\": 1, \"b\": \" \"}", "\"b\"")]
    [InlineData("{\"a\": \"x\", \"a\": \"y\"}", "stands twice")]
    public void A_file_of_another_shape_is_refused_with_its_name(string json, string expected, bool ignoreCase = false)
    {
        var error = Assert.Throws<FormatException>(() => CellTranslations.Read(json, "phrases.xx.json"));
        Assert.Contains("phrases.xx.json", error.Message);
        Assert.Contains(expected, error.Message, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static (NotebookCell Cell, List<MissingTranslation> Missing) Translated(NotebookDocument notebook)
    {
        var missing = new List<MissingTranslation>();
        return (Lights.Translate(notebook, "a", "en", missing).Cells[0], missing);
    }
}
