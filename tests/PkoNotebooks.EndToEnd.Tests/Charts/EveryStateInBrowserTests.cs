using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PkoNotebooks.Data;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Html;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tests.Charts;
using PkoNotebooks.EndToEnd.Tests.Site;
using PkoNotebooks.EndToEnd.Tests.Tools;
using Xunit.Abstractions;

namespace PkoNotebooks.EndToEnd.Tests.Charts;

/// <summary>The labels of every chart for every state, where a browser puts them.</summary>
public sealed partial class EveryStateInBrowserTests(ITestOutputHelper output)
{
    // The kit measures by the widest of the usual fonts. A bold J reaches a little left of where it starts, and kerning is not in the measure.
    private const double MostWidth = 1.03;

    [SkippableFact]
    public async Task A_browser_finds_no_label_that_meets_another_or_leaves_its_drawing_for_any_state()
    {
        var chromium = Machine.Chromium;
        var charts = new StateCharts(PkoData.Load(Path.Combine(Repository.Root, "data")));
        using var folder = new TemporaryFolder();
        var file = folder.File("charts.html", Page(charts));
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "Charts", "labels.js"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = RenderedSite.BrowserArguments });
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri, new() { Timeout = 300_000 });
        var found = await page.EvaluateAsync<JsonElement>(script);
        var problems = found.GetProperty("problems").EnumerateArray().Select(p => p.GetString()).ToList();
        var widest = found.GetProperty("widest").GetDouble();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{charts.States.Count} states, {found.GetProperty("drawings").GetInt32()} drawings, {found.GetProperty("labels").GetInt32()} labels, {found.GetProperty("pairs").GetInt32()} pairs, {problems.Count} problems; the widest text takes {widest:F3} of its measure."));
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n{string.Join('\n', problems.Take(60))}");
        Assert.True(widest <= MostWidth, $"a text takes {widest:F3} times the room that the kit gives it: {found.GetProperty("widestText").GetString()}");
        Assert.True(found.GetProperty("drawings").GetInt32() > 5000);
    }

    private static string Page(StateCharts charts)
    {
        var html = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><title>Every state</title>").Append(PageStyle.Element);
        foreach (var state in charts.States)
        {
            foreach (var chart in charts.Of(state).Where(c => !c.Plot.IsEmpty))
            {
                foreach (var language in new[] { DisplayLanguage.English, DisplayLanguage.Japanese })
                {
                    foreach (var size in new[] { ChartSize.Wide, ChartSize.Narrow })
                    {
                        Add(html, ChartSvg.Draw(chart.Plot, size, language, switches: true), $"{state} {chart.Key} {size.Name} {language.Code}", size, language);
                    }
                }
            }
        }

        return html.ToString();
    }

    // Only the texts: marks would make the page ten times as large and change nothing.
    private static void Add(StringBuilder html, Scene scene, string which, ChartSize size, DisplayLanguage language)
    {
        var widths = string.Join(' ', scene.Texts.Select(t => t.Box.Width.ToString("F1", CultureInfo.InvariantCulture)));
        html.Append(CultureInfo.InvariantCulture, $"<svg class=\"pko-chart shown pko-{size.Name}\" lang=\"{language.Code}\" data-which=\"{which}\" data-widths=\"{widths}\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{scene.Width}\" height=\"{scene.Height}\" viewBox=\"0 0 {scene.Width} {scene.Height}\">")
            .Append(Marks().Replace(scene.Svg, "")).Append("</svg>\n");
    }

    [GeneratedRegex("^<(path|rect|circle)[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Marks();
}
