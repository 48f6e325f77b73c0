using AngleSharp.Html.Parser;
using PkoNotebooks.Display.Html;

namespace PkoNotebooks.Display.Tests.Html;

public sealed class HtmlTextTests
{
    public static TheoryData<string> Hostile => [.. Sample.HostileTexts];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_is_read_back_as_it_was_from_content_and_from_attributes_in_either_kind_of_quotes(string text)
    {
        var encoded = HtmlText.Encode(text);
        var page = new HtmlParser().ParseDocument($"<p title=\"{encoded}\">{encoded}</p><p title='{encoded}'></p>");
        var paragraphs = page.QuerySelectorAll("p");
        var expected = text.Replace('\0', '\uFFFD').Replace('\uFFFE', '\uFFFD');
        Assert.Equal(2, paragraphs.Length);
        Assert.All([paragraphs[0].TextContent, paragraphs[0].GetAttribute("title"), paragraphs[1].GetAttribute("title")], read => Assert.Equal(expected, read));
        Assert.All(paragraphs, p => Assert.Equal(["title"], p.Attributes.Select(a => a.Name)));
    }
}
