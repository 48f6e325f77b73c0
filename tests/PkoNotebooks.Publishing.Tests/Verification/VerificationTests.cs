using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using PkoNotebooks.Publishing.FactsLock;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Verification;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.Verification;

public sealed class VerificationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-verify").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private static VerificationReport Report(double now = 41.5, string key = "height.A")
    {
        var before = Run("a", Code("x", Shows("", FactsJson(key))));
        var after = Run("a", Code("x", Shows("", FactsJson(key, now))));
        return VerificationReport.Of(PublishedFacts.From([before]).Lock, [after]);
    }

    [Fact]
    public void Unchanged_notebooks_agree_and_a_changed_number_does_not()
    {
        Assert.True(Report().AllAgree);
        Assert.False(Report(41.6).AllAgree);
    }

    [Fact]
    public void A_failed_notebook_never_agrees()
    {
        var runs = FullSite().Runs;
        Assert.False(VerificationReport.Of(PublishedFacts.From(runs).Lock, runs).AllAgree);
    }

    [Fact]
    public async Task A_moved_number_is_a_failing_test_in_JUnit_XML()
    {
        await VerificationWriter.WriteAsync(Report(41.75), "Lights", InterfaceLanguage.English, null, _folder);
        var xml = XDocument.Load(Path.Combine(_folder, "junit.xml"));
        var failed = Assert.Single(xml.Descendants("testcase"), t => t.Element("failure") is not null);
        Assert.Equal(("a", "height.A"), (failed.Attribute("classname")!.Value, failed.Attribute("name")!.Value));
        Assert.Contains("locked 41.5 metres (41.5 m), now 41.75 metres (41.5 m), difference 0.25", failed.Element("failure")!.Attribute("message")!.Value);
        Assert.Equal("1", xml.Root!.Attribute("failures")!.Value);
        Assert.Equal(xml.Descendants("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture), xml.Root.Attribute("tests")!.Value);
    }

    [Fact]
    public async Task A_number_that_came_and_one_that_went_are_failing_tests_in_JUnit_XML()
    {
        var locked = PublishedFacts.From([Run("a", Code("x", Shows("", FactsJson("height.A"))))]).Lock;
        await VerificationWriter.WriteAsync(VerificationReport.Of(locked, [Run("a", Code("x", Shows("", FactsJson("height.B"))))]), "Lights", InterfaceLanguage.English, null, _folder);
        var failed = XDocument.Load(Path.Combine(_folder, "junit.xml")).Descendants("testcase").Where(t => t.Element("failure") is not null)
            .ToDictionary(t => t.Attribute("name")!.Value, t => t.Element("failure")!.Attribute("message")!.Value);
        Assert.StartsWith("missing: locked 41.5 metres", failed["height.A"], StringComparison.Ordinal);
        Assert.StartsWith("new: locked nothing, now 41.5 metres", failed["height.B"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_tells_verdict_counts_and_differences()
    {
        await VerificationWriter.WriteAsync(Report(41.75), "Lights", InterfaceLanguage.English, null, _folder);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "verify.json")))!;
        Assert.False(json["allAgree"]!.GetValue<bool>());
        Assert.Equal(1, json["counts"]!["changed"]!.GetValue<int>());
        Assert.Equal(0.25, json["differences"]![0]!["difference"]!.GetValue<double>());
    }

    [Fact]
    public async Task The_page_shows_the_difference_and_how_to_accept_it()
    {
        var result = await VerificationWriter.WriteAsync(Report(41.75), "Lights", InterfaceLanguage.Japanese, "lights verify --update", _folder);
        var page = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(result.IndexPath));
        Assert.Contains("height.A", page.QuerySelector("td, th[scope=row]")!.TextContent);
        Assert.Contains("0.25", page.Body!.TextContent);
        Assert.Contains("lights verify --update", page.Body.TextContent);
        Assert.Contains("変更", page.Body.TextContent);
    }

    [Fact]
    public async Task Keys_and_messages_may_hold_any_character()
    {
        var report = Report(1, "<b>\\u0000\\u0007&\\\"key") with { Problems = ["\u0001 <script>"] };
        var result = await VerificationWriter.WriteAsync(report, "<x>", InterfaceLanguage.English, "<y>", _folder);
        Assert.NotNull(XDocument.Load(Path.Combine(_folder, "junit.xml")).Root);
        var page = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(result.IndexPath));
        Assert.Equal(2, page.QuerySelectorAll("script:not([type])").Length);
        Assert.Empty(page.QuerySelectorAll("b"));
    }
}
