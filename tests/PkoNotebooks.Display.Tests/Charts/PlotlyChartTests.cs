using AngleSharp.Html.Parser;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Mime;

namespace PkoNotebooks.Display.Tests.Charts;

public sealed class PlotlyChartTests
{
    private static readonly Fact Rate = Sample.Fact();
    private static readonly Fact Heads = Sample.Persons(272);

    [Fact]
    public void A_figure_of_another_library_reaches_front_ends_as_it_is_and_pages_as_a_drawing_with_its_data()
    {
        const string figure = """{"data":[{"type":"bar","x":["Japan"],"y":[10.833],"marker":{"color":"teal"}}],"layout":{"height":200}}""";
        var chart = Make(figure, Rate);
        Assert.Equal(figure, chart.Format(MimeTypes.Plotly));
        var page = new HtmlParser().ParseDocument(chart.Format(MimeTypes.Html));
        Assert.NotNull(page.QuerySelector("figure svg[role=img] title"));
        Assert.Contains("10.833", page.QuerySelector("details.pko-data table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Scale of assessments", page.QuerySelector("figure")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_lie_on_their_side_are_read_by_their_length() =>
        Assert.Contains("Japan", Make("""[{"type":"bar","orientation":"h","y":["Japan"],"x":[10.833]}]""", Rate).Csv, StringComparison.Ordinal);

    [Fact]
    public void Grouped_bars_stand_category_by_category()
    {
        const string figure = """{"data":[{"type":"bar","name":"pays","x":["Japan","China"],"y":[10.833,6.64]},{"type":"bar","name":"serves","x":["Japan","China"],"y":[272,3]}]}""";
        var facts = new[] { Rate, Sample.Fact("b", 6.64), Sample.Fact("c", 272), Sample.Fact("d", 3) };
        var lines = Make(figure, facts).Csv.Split('\n').Skip(1).Select(l => l.Split('"', StringSplitOptions.RemoveEmptyEntries)[0]).Take(4);
        Assert.Equal(["Japan, pays", "Japan, serves", "China, pays", "China, serves"], lines);
    }

    [Fact]
    public void Dates_make_a_line_and_a_null_in_it_stays_a_gap()
    {
        var csv = Make("""{"data":[{"name":"heads","x":["2014-12-31","2015-03-31T00:00:00"],"y":[null,272]}]}""", Heads).Csv;
        Assert.Contains("2015-03-31", csv, StringComparison.Ordinal);
        Assert.Contains("272", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("2014-12-31,0", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_numbers_make_a_point_with_its_own_name()
    {
        var csv = Make("""{"data":[{"type":"scatter","mode":"markers","x":[10.833],"y":[272],"text":["Japan"]}]}""", Rate, Heads).Csv;
        Assert.Contains("Japan", csv, StringComparison.Ordinal);
        Assert.Contains("272", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[{"type":"bar","x":["Japan","China"],"y":[10.8,6.64]}]}""", "Japan: 10.8 rests on none of the 1 facts given; China: 6.64 rests on none")]
    [InlineData("""{"data":[{"x":["2015-04-30"],"y":[10.833]}]}""", "2015-04-30: 10.833 rests on none")]
    public void A_value_that_rests_on_no_fact_is_refused_and_each_is_named(string figure, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => Make(figure, Rate)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "expected JSON")]
    [InlineData("{\"data\":[{", "expected JSON")]
    [InlineData("{}", "found no \"data\"")]
    [InlineData("{\"data\":[]}", "found no \"data\"")]
    [InlineData("""{"data":[{"type":"sankey"},{"type":"pie"}]}""", "data[0] is of type \"sankey\"; without Plotly, scatter and bar can be drawn. data[1] is of type \"pie\"")]
    [InlineData("""{"data":[{"x":[1,2],"y":[1]}]}""", "x and y as arrays of one length")]
    [InlineData("""{"data":[{"x":[1],"y":["many"]}]}""", "found")]
    [InlineData("""{"data":[3]}""", "is no object")]
    public void A_figure_that_cannot_be_drawn_says_where_and_why(string figure, string said)
    {
        var error = Assert.Throws<ArgumentException>(() => Make(figure, Rate));
        Assert.True(error.Message.Contains(said, StringComparison.Ordinal) || error.Message.Contains("expected a number or null", StringComparison.Ordinal), error.Message);
    }

    private static ChartDisplay Make(string figure, params Fact[] facts) => Show.PlotlyChart("k", $"A finding", null, figure, facts);
}
