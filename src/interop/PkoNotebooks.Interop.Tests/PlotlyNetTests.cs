using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;
using PkoNotebooks.Display;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.PlotlyNet;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace PkoNotebooks.Interop.Tests;

public sealed class PlotlyNetTests
{
    private static readonly PkoData Data = PkoData.Load();
    private static readonly StateContribution Japan = new ContributionGaps(Data).Of("JPN", new(2015, 3, 31));

    public static TheoryData<string> Kinds => ["line", "bar", "dumbbell", "scatter", "timeline"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_chart_of_the_kit_becomes_a_chart_of_Plotly_NET_with_the_same_figure(string kind)
    {
        var chart = Kit(kind);
        var before = JsonNode.Parse(chart.Format("application/vnd.plotly.v1+json"))!;
        var after = JsonNode.Parse(GenericChart.toFigureJson(chart.ToGenericChart()))!;
        Assert.Equal(before["data"]!.AsArray().Count, after["data"]!.AsArray().Count);
        foreach (var (expected, found) in before["data"]!.AsArray().Zip(after["data"]!.AsArray()))
        {
            foreach (var (name, value) in expected!.AsObject())
            {
                Assert.True(JsonNode.DeepEquals(value, found![name]), $"{kind}, {name}: {value} became {found[name]}");
            }
        }

        Assert.Equal(before["layout"]!["title"]!["text"]!.ToString(), after["layout"]!["title"]!["text"]!.ToString());
    }

    [Fact]
    public void A_chart_of_Plotly_NET_becomes_a_figure_of_a_page()
    {
        var share = Japan.FundingShare.Required;
        var figure = Chart.Column<double, string, string>([share.Value], new List<string> { "Japan" }).ToFigure("k", $"Japan pays {share}", null, [share]);
        var html = figure.Format("text/html");
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("pko-fact", html, StringComparison.Ordinal);
        Assert.Contains("<table", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("\"bar\"", figure.Format("application/vnd.plotly.v1+json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Months_of_Plotly_NET_are_months_of_the_page()
    {
        var facts = StateDeployment.Of(Data).Months.Select(m => m.Personnel.Fact).OfType<Fact>().ToList();
        var line = Chart.Line<DateTime, double, string>(facts.Select(f => f.Period.End.ToDateTime(default)), facts.Select(f => f.Value), Name: "Japan");
        Assert.Contains("2013-03-31", line.ToFigure("k", $"Months", null, facts).Csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_rests_on_no_fact_is_refused()
    {
        var chart = Chart.Column<double, string, string>([10.8], new List<string> { "Japan" });
        Assert.Contains("10.8 rests on none", Assert.Throws<ArgumentException>(() => chart.ToFigure("k", $"A", null, [Japan.FundingShare.Required])).Message, StringComparison.Ordinal);
    }

    private static ChartDisplay Kit(string kind) => kind switch
    {
        "line" => Show.LineChart("k", $"A", null, [Show.Series("Japan", StateDeployment.Of(Data).Months.Select(m => m.Personnel))]),
        "bar" => Show.BarChart("k", $"A", null, [Show.Bar("Japan", Japan.FundingShare)]),
        "dumbbell" => Show.DumbbellChart("k", $"A", null, "serves", "pays", [Show.Dumbbell("Japan", Japan.PersonnelShare, Japan.FundingShare)]),
        "scatter" => Show.ScatterChart("k", $"A", null, "rate", "personnel", [Show.Dot("Japan", Japan.Rate, Japan.Personnel)]),
        _ => Show.Timeline("k", $"A", null, [Show.Entry("UNTAC", "all", new(1992, 9, 1), new(1993, 9, 30))], citations: Japan.Rate.Required.Citations),
    };
}
