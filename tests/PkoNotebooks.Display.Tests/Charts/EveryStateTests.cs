using PkoNotebooks.Data;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Charts.Drawing;
using PkoNotebooks.Display.Language;
using Xunit.Abstractions;

namespace PkoNotebooks.Display.Tests.Charts;

/// <summary>Every chart of the notebooks for every state in the data, by the kit's own measure of text. A browser's measure is held against it end to end.</summary>
public sealed class EveryStateTests(ITestOutputHelper output)
{
    [Fact]
    public void No_label_of_any_chart_of_any_state_meets_another_or_leaves_the_drawing()
    {
        var charts = new StateCharts(PkoData.Load());
        var problems = new List<string>();
        var (drawings, labels, largest) = (0, 0, (Bytes: 0, Which: ""));
        foreach (var state in charts.States)
        {
            foreach (var chart in charts.Of(state).Where(c => !c.Plot.IsEmpty))
            {
                foreach (var (language, size) in Variants)
                {
                    var scene = ChartSvg.Draw(chart.Plot, size, language, switches: true);
                    var which = $"{state} {chart.Key} {size.Name} {language.Code}";
                    problems.AddRange(LabelCheck.Problems(scene.Texts, scene).Select(p => $"{which}: {p}"));
                    problems.AddRange(scene.IsLogarithmicFirst is null ? [] : LabelCheck.Problems(scene.OtherTexts, scene).Select(p => $"{which}, other scale: {p}"));
                    var bytes = System.Text.Encoding.UTF8.GetByteCount(scene.Svg);
                    largest = bytes > largest.Bytes ? (bytes, which) : largest;
                    drawings++;
                    labels += scene.Texts.Count;
                }
            }
        }

        output.WriteLine($"{charts.States.Count} states, {drawings} drawings, {labels} labels, {problems.Count} problems; the largest drawing is {largest.Which} with {largest.Bytes} bytes.");
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n{string.Join('\n', problems.Take(60))}");
        Assert.InRange(charts.States.Count, 185, 250);
        Assert.InRange(largest.Bytes, 1, 28_000);
    }

    private static IEnumerable<(DisplayLanguage Language, ChartSize Size)> Variants =>
        from language in new[] { DisplayLanguage.English, DisplayLanguage.Japanese }
        from size in new[] { ChartSize.Wide, ChartSize.Narrow }
        select (language, size);
}
