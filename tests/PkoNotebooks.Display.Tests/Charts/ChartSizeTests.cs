using System.Text;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Statistics;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Mime;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests.Charts;

/// <summary>The largest charts that the notebooks draw.</summary>
public sealed class ChartSizeTests
{
    [Fact]
    public void Five_states_by_month_over_32_years_stay_under_30_kilobytes()
    {
        var random = new Random(1);
        var series = Enumerable.Range(0, 5).Select(i => Series($"State {i}", Enumerable.Range(0, 376).Select(m =>
            (new DateOnly(1992, 9, 1).AddMonths(m), (double?)random.Next(2000))), Unit.Persons, [Sample.Source], (SeriesTone)(i % 3)));
        AssertSmall(LineChart("months", "Title", "Subtitle", series, Enumerable.Range(0, 6).Select(i => Event(new(1993 + (5 * i), 1, 1), $"Event {i}"))));
    }

    [Fact]
    public void Two_hundred_states_as_points_stay_under_30_kilobytes()
    {
        var random = new Random(1);
        AssertSmall(ScatterChart("points", "Title", null, "Funding", "Personnel", Enumerable.Range(0, 193).Select(i => Dot(
            $"United Republic of State {i}", Sample.Fact($"a{i}", random.NextDouble() * 10), Sample.Fact($"b{i}", random.NextDouble() * 10)))));
    }

    [Fact]
    public void Lorenz_curves_over_all_states_stay_under_30_kilobytes()
    {
        var random = new Random(1);
        AssertSmall(LorenzChart("curves", "Title", null, Enumerable.Range(0, 3).Select(i => Curve(
            $"Curve {i}", Inequality.Lorenz(Enumerable.Range(0, 193).Select(_ => Math.Exp(random.NextDouble() * 9))), Sample.Fact($"g{i}", 0.8, Unit.Coefficient)))));
    }

    [Theory]
    [InlineData("wide", 620)]
    [InlineData("narrow", 288)]
    public void Text_stays_at_12_pixels_or_more_at_the_narrowest_room_of_each_drawing(string name, double room)
    {
        var size = name == "wide" ? ChartSize.Wide : ChartSize.Narrow;
        Assert.True(size.FontSize * room / size.Width >= 12);
        Assert.Contains($".pko-{name}", PkoNotebooks.Display.Html.PageStyle.ChartCss, StringComparison.Ordinal);
    }

    private static void AssertSmall(ChartDisplay chart)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(chart.Format(MimeTypes.Svg)), 1000, 30_000);
        Assert.InRange(Encoding.UTF8.GetByteCount(ChartSvg.Inline(chart, ChartSize.Wide)), 1000, 30_000);
        Assert.InRange(Encoding.UTF8.GetByteCount(ChartSvg.Inline(chart, ChartSize.Narrow)), 1000, 30_000);
    }
}
