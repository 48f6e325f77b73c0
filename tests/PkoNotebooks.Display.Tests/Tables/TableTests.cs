using System.Text.Json;
using AngleSharp.Html.Parser;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Tables;
using Xunit;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Tables;

public sealed class TableTests
{
    [Fact]
    public void A_shared_unit_stands_once_in_the_header_and_figures_are_right_aligned()
    {
        var page = new HtmlParser().ParseDocument(Rates().Format(MimeTypes.Html));
        Assert.Equal("Rate %", page.QuerySelectorAll("thead th")[1].TextContent);
        Assert.Equal("10.833", page.QuerySelector("tbody td")!.TextContent);
        Assert.Equal("pko-nums", page.QuerySelector("table")!.ClassName);
        Assert.Equal("row", page.QuerySelector("tbody th")!.GetAttribute("scope"));
        Assert.Equal("Rates of two states", page.QuerySelector("caption")!.TextContent);
        Assert.Equal("pko-focus", page.QuerySelector("tbody tr")!.ClassName);
    }

    [Fact]
    public void Where_units_differ_each_cell_carries_its_own()
    {
        var table = Table("mixed", "Mixed", new[] { Sample.Fact(), Sample.Fact("m", 12, Unit.Months, 0) }, t => t.RowHeader("What", f => f.Key).Figure("Value", f => f));
        var cells = new HtmlParser().ParseDocument(table.Format(MimeTypes.Html)).QuerySelectorAll("tbody td").Select(c => c.TextContent);
        Assert.Equal(["10.833 %", "12 months"], cells);
    }

    [Fact]
    public void Csv_holds_full_precision_and_quotes_what_needs_it()
    {
        var table = Table("q", "Q", new[] { ("a \"b\", c", 1.0 / 3), ("=HYPERLINK(1)", -2.0), ("\uFF1D1+1", 3.0) }, t => t.RowHeader("Name", r => r.Item1).Number("Value", Unit.Persons, r => r.Item2));
        Assert.Equal("Name,Value (persons)\n\"a \"\"b\"\", c\",0.3333333333333333\n'=HYPERLINK(1),-2\n'\uFF1D1+1,3\n", table.Format(MimeTypes.Csv));
    }

    [Fact]
    public void The_figure_on_the_wire_hashes_the_csv_that_readers_get()
    {
        using var json = JsonDocument.Parse(Rates().Format(MimeTypes.Facts));
        var figure = json.RootElement.GetProperty("figures")[0];
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Rates().Format(MimeTypes.Csv))));
        Assert.Equal(hash, figure.GetProperty("sha256").GetString());
        Assert.Equal("table", figure.GetProperty("kind").GetString());
        Assert.Equal(2, figure.GetProperty("rows").GetInt32());
        Assert.Equal("assessment_rates", figure.GetProperty("tables")[0].GetString());
    }

    [Fact]
    public void A_missing_figure_is_said_in_html_and_empty_in_csv()
    {
        var html = new HtmlParser().ParseDocument(Rates().Format(MimeTypes.Html));
        Assert.Equal("no figure", html.QuerySelectorAll("tbody td")[1].TextContent);
        Assert.StartsWith("No figure: ", html.QuerySelector(".pko-figure-note")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("Ruritania,\n", Rates().Format(MimeTypes.Csv), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_lines_up_wide_characters()
    {
        var table = Table("w", "W", new[] { ("日本", 1.0), ("Japan", 10.0) }, t => t.RowHeader("Name", r => r.Item1).Number("N", Unit.Count, r => r.Item2));
        Assert.Contains("日本    1\nJapan  10", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stays_text_in_every_cell_header_and_caption()
    {
        var table = Table("h", $"Caption {"<script>"}", Sample.HostileTexts, t => t.RowHeader("Name", s => s).Text("Text", s => s).Text($"{"<b onload=x>"}", s => s));
        var page = new HtmlParser().ParseDocument(table.Format(MimeTypes.Html));
        Assert.Empty(page.QuerySelectorAll("script, img, [onload], [onerror], [style], b"));
        Assert.Equal(Sample.HostileTexts.Length, page.QuerySelectorAll("tbody tr").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("a\"onload=")]
    public void A_key_that_could_not_be_an_id_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => Table(key, "C", new[] { 1 }, t => t.Text("A", _ => "x")));

    [Fact]
    public void A_link_is_only_made_of_a_web_address()
    {
        var bad = Sample.Source with { SourceId = "bad", Url = "javascript:alert(1)" };
        var page = new HtmlParser().ParseDocument(Sources([bad, Sample.Source]).Format(MimeTypes.Html));
        Assert.Equal("https://undocs.org/A/67/224", Assert.Single(page.QuerySelectorAll("a")).GetAttribute("href"));
    }

    private static TableDisplay<(string Name, Measured Rate)> Rates() => Table(
        "rates",
        "Rates of two states",
        new (string Name, Measured Rate)[] { ("Japan", Sample.Fact()), ("Ruritania", Sample.Missing()) },
        t => t.RowHeader("State", r => r.Name).Figure("Rate", r => r.Rate),
        focus: r => r.Name == "Japan");
}
