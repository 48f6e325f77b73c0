using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Mime;

namespace PkoNotebooks.Display.Tests.Charts;

public sealed class ChartBundleTests
{
    public static TheoryData<string> Kinds => [.. RandomCharts.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_the_names_the_svg_is_well_formed_and_runs_nothing(string kind) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var svg = XDocument.Parse(RandomCharts.Make(kind, seed, DisplayLanguage.English).Format(MimeTypes.Svg));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "foreignObject" or "image" or "a");
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.LocalName == "style");
        Assert.Equal("img", svg.Root!.Attribute("role")!.Value);
        foreach (var id in svg.Root.Attribute("aria-labelledby")!.Value.Split(' '))
        {
            Assert.Contains(svg.Root.Elements(), e => (string?)e.Attribute("id") == id);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_the_names_the_html_holds_figure_drawings_and_table_and_runs_nothing(string kind) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var chart = RandomCharts.Make(kind, seed, DisplayLanguage.English);
        var page = new HtmlParser().ParseDocument(chart.Format(MimeTypes.Html));
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, [style], [onload], [onerror]"));
        Assert.NotNull(page.QuerySelector("figure.pko-figure#fig-k > figcaption > .pko-title"));
        Assert.NotNull(page.QuerySelector("figure > details.pko-data > summary"));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        if (!chart.Plot.IsEmpty)
        {
            Assert.Equal(2, page.QuerySelectorAll("svg[role=img]").Length);
            Assert.All(page.QuerySelectorAll("svg > desc"), d => Assert.NotEmpty(d.TextContent));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Plotly_gets_traces_of_known_types_with_as_many_x_as_y(string kind) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        using var json = JsonDocument.Parse(RandomCharts.Make(kind, seed, DisplayLanguage.English).Format(MimeTypes.Plotly));
        var layout = json.RootElement.GetProperty("layout");
        Assert.DoesNotContain("<script", layout.GetProperty("title").GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
        foreach (var trace in json.RootElement.GetProperty("data").EnumerateArray())
        {
            Assert.Contains(trace.GetProperty("type").GetString(), new[] { "scatter", "bar" });
            Assert.Equal(trace.GetProperty("x").GetArrayLength(), trace.GetProperty("y").GetArrayLength());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_bytes_are_the_same_in_every_culture(string kind)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var seed in Enumerable.Range(1, 3))
            {
                string[] expected = [];
                foreach (var culture in new[] { "", "de-DE", "tr-TR", "ar-SA", "fa-IR", "ja-JP" })
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    var chart = RandomCharts.Make(kind, seed, DisplayLanguage.Japanese);
                    string[] actual = [.. chart.Formats.Select(chart.Format)];
                    expected = expected.Length == 0 ? actual : expected;
                    Assert.Equal(expected, actual);
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_facts_hash_the_csv_and_name_the_chart()
    {
        var chart = RandomCharts.Make("line", 7, DisplayLanguage.English);
        using var json = JsonDocument.Parse(chart.Format(MimeTypes.Facts));
        var figure = json.RootElement.GetProperty("figures")[0];
        Assert.Equal("k", figure.GetProperty("key").GetString());
        Assert.Equal("chart", figure.GetProperty("kind").GetString());
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(chart.Csv))),
            figure.GetProperty("sha256").GetString());
    }
}
