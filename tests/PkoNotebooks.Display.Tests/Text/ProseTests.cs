using System.Text.Json;
using AngleSharp.Html.Parser;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Text;
using Xunit;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Text;

public sealed class ProseTests
{
    [Fact]
    public void A_fact_in_a_hole_carries_value_key_and_citation_into_the_page()
    {
        var page = new HtmlParser().ParseDocument(Prose($"Japan paid {Sample.Fact()} of it.").Format(MimeTypes.Html));
        var data = page.QuerySelector("p > data.pko-fact")!;
        Assert.Equal("10.833", data.GetAttribute("value"));
        Assert.Equal("funding_rate.JPN.2015-03-31", data.GetAttribute("data-key"));
        Assert.Equal("10.833 %", data.TextContent);
        Assert.Contains("Annex, table 1", data.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("Japan paid 10.833 % of it.", page.QuerySelector(".pko-prose")!.TextContent);
    }

    [Fact]
    public void The_facts_of_prose_travel_beside_it_each_once()
    {
        var fact = Sample.Fact();
        using var json = JsonDocument.Parse(Prose($"{fact} and again {fact}, and {Sample.Persons(272)}").Format(MimeTypes.Facts));
        var keys = json.RootElement.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("key").GetString());
        Assert.Equal(["funding_rate.JPN.2015-03-31", "personnel.JPN.2015-03-31"], keys);
    }

    [Fact]
    public void A_bare_number_has_no_hole_that_takes_it()
    {
        foreach (var type in new[] { typeof(int), typeof(long), typeof(double), typeof(decimal) })
        {
            var hole = typeof(Phrase).GetMethod(nameof(Phrase.AppendFormatted), [type])!;
            Assert.True(((ObsoleteAttribute)Attribute.GetCustomAttribute(hole, typeof(ObsoleteAttribute))!).IsError);
        }

        // A generic hole, or one for any object, would let a number through.
        Assert.DoesNotContain(typeof(Phrase).GetMethods(), m => m.Name == nameof(Phrase.AppendFormatted)
            && (m.IsGenericMethod || m.GetParameters()[0].ParameterType == typeof(object)));
    }

    [Fact]
    public void A_missing_figure_says_so_and_why()
    {
        Measured measured = Sample.Missing();
        var page = new HtmlParser().ParseDocument(Prose($"It paid {measured}.").Format(MimeTypes.Html));
        Assert.Equal("no figure", page.QuerySelector(".pko-missing")!.TextContent);
        Assert.Contains("the scale is not in the data", page.QuerySelector(".pko-missing")!.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_items_and_emphasis_are_marked_up()
    {
        var html = new HtmlParser().ParseDocument(Prose($"One *two* **three {Sample.Persons(272)}**.\n\nNext:\n- a\n- b\n\nEnd").Format(MimeTypes.Html)).Body!;
        Assert.Equal("two", html.QuerySelector("em")!.TextContent);
        Assert.Equal("three 272", html.QuerySelector("strong")!.TextContent);
        Assert.Equal(["a", "b"], html.QuerySelectorAll("ul > li").Select(li => li.TextContent));
        Assert.Equal(3, html.QuerySelectorAll("p").Length);
    }

    [Theory]
    [InlineData("2 * 3 is six", "2 * 3 is six")]
    [InlineData("**open", "**open")]
    [InlineData("*a **b* c**", "*a b* c")]
    public void Marks_without_a_partner_are_the_characters_they_are(string words, string expected) =>
        Assert.Equal(expected, new HtmlParser().ParseDocument(Prose(words).Format(MimeTypes.Html)).QuerySelector("p")!.TextContent);

    [Fact]
    public void Hostile_text_in_a_hole_stays_text()
    {
        foreach (var text in Sample.HostileTexts)
        {
            var page = new HtmlParser().ParseDocument(Prose($"State {text} paid *{text}*.").Format(MimeTypes.Html));
            Assert.Empty(page.QuerySelectorAll("script, img, [onload], [onerror], [style]"));
            Assert.Single(page.QuerySelectorAll("em"));
        }
    }

    [Fact]
    public void Emphasis_marks_in_a_hole_are_not_read()
    {
        var page = new HtmlParser().ParseDocument(Prose($"Name {"**x**\n\n- y"} end").Format(MimeTypes.Html));
        Assert.Empty(page.QuerySelectorAll("strong, li"));
    }
}
