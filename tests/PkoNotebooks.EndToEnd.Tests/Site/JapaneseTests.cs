using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Site;

[Collection(PageTests.Reading)]
public sealed partial class JapaneseTests(RenderedSite site)
{
    // Identifiers, file names and addresses are the same in every language; so is the name of who made it.
    private static readonly string[] SameInEveryLanguage = ["code", "pre", "script", "style", "svg.pko-entities", "figure[id$=entities]", ".nb-url", ".nb-footer", "#cite", ".nb-cite", "[aria-labelledby=data-used]"];

    [SkippableFact]
    public void English_stands_on_a_Japanese_page_only_where_it_is_marked_as_English()
    {
        foreach (var name in site.Pages.Where(p => p.StartsWith("ja/", StringComparison.Ordinal)))
        {
            var page = Page(name);
            var sentences = page.Body!.Descendants<IText>()
                .Where(t => t.ParentElement is { } parent && !SameInEveryLanguage.Any(s => parent.Closest(s) is not null) && parent.Closest("[lang]")!.GetAttribute("lang") == "ja")
                .Select(t => t.Data.Trim())
                .Where(t => EnglishWords().IsMatch(t) && !Japanese().IsMatch(t))
                .Distinct().ToList();
            Assert.True(sentences.Count == 0, $"{name}: {string.Join("\n", sentences)}");
        }
    }

    [SkippableFact]
    public void Both_languages_publish_the_same_facts_figures_and_sections()
    {
        foreach (var name in site.Pages.Where(p => p.StartsWith("en/", StringComparison.Ordinal)))
        {
            var (english, japanese) = (Page(name), Page("ja/" + name[3..]));
            Assert.Equal(Facts(english), Facts(japanese));
            Assert.Equal(english.QuerySelectorAll("figure, table").Length, japanese.QuerySelectorAll("figure, table").Length);
            Assert.Equal(english.QuerySelectorAll("main h2").Length, japanese.QuerySelectorAll("main h2").Length);
            Assert.Equal("ja", japanese.DocumentElement.GetAttribute("lang"));
        }
    }

    [SkippableFact]
    public void Every_entry_of_a_Japanese_table_of_contents_leads_to_its_heading()
    {
        foreach (var name in site.Pages.Where(p => p.StartsWith("ja/0", StringComparison.Ordinal)))
        {
            var page = Page(name);
            var entries = page.QuerySelectorAll(".nb-contents li a").ToList();
            Assert.True(entries.Count > 4, name);
            Assert.All(entries, entry => Assert.Equal(entry.TextContent, page.GetElementById(Uri.UnescapeDataString(entry.GetAttribute("href")![1..]))!.TextContent));
        }
    }

    private IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, name)));

    private static List<string> Facts(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("data.pko-fact").Select(d => $"{d.GetAttribute("data-key")} = {d.GetAttribute("value")}").Order(StringComparer.Ordinal)];

    // Two words of which one has a small letter: an acronym, a mission's name or a table's field alone is no English.
    [GeneratedRegex(@"[A-Za-z]{2,},? [a-z]{2,}")]
    private static partial Regex EnglishWords();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Japanese();
}
