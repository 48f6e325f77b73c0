using AngleSharp.Html.Parser;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Display.Charts;
using PkoNotebooks.Display.Mime;
using PkoNotebooks.Display.Text;
using static PkoNotebooks.Display.Show;

namespace PkoNotebooks.Display.Tests;

/// <summary>The calls as notebooks write them: that they compile says half.</summary>
public sealed class ShowTests
{
    private sealed record Row(string Iso3, Fact Rate, Measured Personnel, PersonnelType Type, DateOnly On);

    private static readonly Row[] Rows =
    [
        new("JPN", Sample.Fact(), Sample.Persons(272), PersonnelType.Troops, new(2015, 3, 31)),
        new("XXX", Sample.Fact("r.X", 1), Sample.Missing("headcount"), PersonnelType.StaffOfficers, new(2015, 3, 31)),
    ];

    [Fact]
    public void What_is_missing_among_figures_is_said_once_each()
    {
        var page = new HtmlParser().ParseDocument(MissingFigures(Rows.Concat(Rows).Select(r => r.Personnel)).Format(MimeTypes.Html));
        Assert.Equal("The headcount of Japan (1 January 1990) is missing: the scale is not in the data.", page.QuerySelector(".pko-note p:last-child")!.TextContent);
        Assert.Equal(MissingFigures(Rows.Select(r => r.Personnel)).ToString(), MissingFigures([Sample.Missing("headcount")]).ToString());
    }

    [Fact]
    public void Where_nothing_is_missing_nothing_is_shown() => Assert.Equal("", MissingFigures([(Measured)Sample.Fact()]).Format(MimeTypes.Html));

    [Fact]
    public void Columns_take_facts_missing_figures_dates_words_and_values_of_columns()
    {
        var table = Table("all", $"Rates on {Rows[0].On}", Rows, t => t
            .RowHeader("State", r => r.Iso3)
            .Figure("Rate", r => r.Rate)
            .Figure("Personnel", r => r.Personnel)
            .Text("Type", r => r.Type)
            .Text("Kind", r => Name(r.Type))
            .Date("On", r => r.On)
            .Number("Ratio", Unit.Ratio, r => 2));
        var cells = new HtmlParser().ParseDocument(table.Format(MimeTypes.Html)).QuerySelectorAll("tbody tr:last-child td").Select(c => c.TextContent);
        Assert.Equal(["1.000", "no figure", "staff officers", "staff officers", "31 March 2015", "2"], cells);
    }

    [Fact]
    public void A_series_takes_facts_and_missing_figures_which_are_gaps()
    {
        var chart = LineChart("c", "T", "S", [Series("a", Rows.Select((r, i) => i == 0 ? r.Personnel : new Missing("x", "y", Period.OfYear(2014), "z")), SeriesTone.Focus)], fromZero: false);
        Assert.Equal("Date,a (persons)\n2014-12-31,\n2015-03-31,272\n", chart.Csv);
    }

    [Fact]
    public void Years_that_nobody_counted_are_bridged_by_dots_and_said_and_never_a_line()
    {
        var years = new[] { 2000, 2001, 2002, 2003, 2015, 2016 };
        var chart = LineChart("c", "T", null, [Series("a", years.Select(y => (new DateOnly(y, 12, 31), (double?)y)), Unit.Persons, [Sample.Source])]);
        var page = new HtmlParser().ParseDocument(chart.Format(MimeTypes.Html));
        Assert.Single(page.QuerySelectorAll("svg.pko-wide .gap"));
        Assert.Equal("Dotted: no figure was found.", page.QuerySelector(".pko-figure-note")!.TextContent);
        Assert.Contains("null", chart.Format(MimeTypes.Plotly), StringComparison.Ordinal);
        Assert.DoesNotContain("2009", chart.Csv, StringComparison.Ordinal);

        var steps = LineChart("c", "T", null, [Series("a", years.Select(y => (new DateOnly(y, 12, 31), (double?)y)), Unit.Persons, [Sample.Source])], step: true);
        Assert.Empty(new HtmlParser().ParseDocument(steps.Format(MimeTypes.Html)).QuerySelectorAll(".gap"));
    }

    [Fact]
    public void A_label_that_has_no_room_for_its_value_shows_none_of_it()
    {
        var chart = LineChart("c", "T", null, [Series("Bosnia and Her", [(new DateOnly(2000, 1, 1), (double?)1), (new DateOnly(2001, 1, 1), 123456789)], Unit.Persons, [Sample.Source])]);
        var labels = new HtmlParser().ParseDocument(chart.Format(MimeTypes.Html)).QuerySelectorAll("svg.pko-narrow text.b").Select(t => t.TextContent);
        Assert.DoesNotContain(labels, l => l.Any(char.IsDigit));
    }

    [Fact]
    public void A_series_with_two_values_on_a_day_is_refused() =>
        Assert.Contains("2015-03-31", Assert.Throws<ArgumentException>(() => Series("a", [Sample.Fact(), Sample.Fact()])).Message, StringComparison.Ordinal);

    [Fact]
    public void Figures_in_two_units_are_refused_in_one_chart() =>
        Assert.Throws<ArgumentException>(() => BarChart("b", "T", null, [Bar("a", Sample.Fact()), Bar("b", Sample.Persons(1))]));

    [Fact]
    public void A_chart_without_data_says_so_and_still_has_its_table_and_sources()
    {
        var page = new HtmlParser().ParseDocument(BarChart("b", "T", null, [Bar("a", Sample.Missing())], citations: [Sample.Source]).Format(MimeTypes.Html));
        Assert.Equal("No data for this chart", page.QuerySelector(".pko-no-data")!.TextContent);
        Assert.NotNull(page.QuerySelector("details table tbody tr"));
        Assert.Contains("Scale of assessments", page.QuerySelector(".pko-source")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_at_all_are_no_error()
    {
        Assert.NotEmpty(BarChart("b", "T", null, []).Format(MimeTypes.Html));
        Assert.NotEmpty(LineChart("l", "T", null, []).Format(MimeTypes.Plain));
        Assert.NotEmpty(RangeChart("r", "T", null, "range", "staff", []).Format(MimeTypes.Svg));
        Assert.NotEmpty(Timeline("t", "T", null, []).Format(MimeTypes.Plotly));
        Assert.NotEmpty(ScatterChart("s", "T", null, "x", "y", []).Format(MimeTypes.Html));
        Assert.NotEmpty(LorenzChart("o", "T", null, []).Format(MimeTypes.Html));
        Assert.NotEmpty(DumbbellChart("d", "T", null, "a", "b", []).Format(MimeTypes.Html));
        Assert.NotEmpty(Table("e", "T", Array.Empty<Row>(), t => t.RowHeader("State", r => r.Iso3).Figure("Rate", r => r.Rate)).Format(MimeTypes.Html));
    }

    [Fact]
    public void A_long_list_of_sources_folds_away_but_for_those_that_carry_most()
    {
        var citations = Enumerable.Range(0, 8).SelectMany(i => Enumerable.Range(0, i + 1).Select(row =>
            Sample.Source with { SourceId = $"s{i}", Title = $"Title {i}", Row = $"{i}/{row}" }));
        var page = new HtmlParser().ParseDocument(BarChart("b", "T", null, [Bar("a", Sample.Fact())], citations: citations).Format(MimeTypes.Html));
        Assert.Equal(9, page.QuerySelectorAll(".pko-source a").Length);
        Assert.Equal("Title 7", page.QuerySelector(".pko-source > a")!.TextContent);
        Assert.Equal("and 6 more", page.QuerySelector(".pko-source details summary")!.TextContent);
    }

    [Fact]
    public void An_axis_does_not_go_on_to_a_tick_that_the_data_barely_pass()
    {
        var axis = new PkoNotebooks.Display.Charts.Layout.ValueAxis([-0.3, 28.4], Unit.Percent, PkoNotebooks.Display.Language.DisplayLanguage.English, 4, true, false);
        Assert.Equal([0.0, 10, 20, 30], axis.Marks.Select(m => m.Value));
        Assert.InRange(axis.Place(-0.3, 0, 100), 0, 5);
    }

    [Fact]
    public void A_card_says_the_figure_with_its_unit_and_keeps_the_unit_small()
    {
        var page = new HtmlParser().ParseDocument(KeyFigures(Figure(Sample.Fact("gap", 10.58, Unit.PercentagePoints, 2), "apart")).Format(MimeTypes.Html));
        Assert.Equal("10.58 percentage points", page.QuerySelector("dd > data.pko-fact")!.TextContent);
        Assert.Equal("percentage points", page.QuerySelector(".pko-key-unit")!.TextContent);
    }

    [Fact]
    public void A_card_without_a_figure_says_what_is_missing_and_why_where_no_pointer_is_needed()
    {
        var cards = KeyFigures(Figure(Sample.Missing(), "of the budget", "in another year"));
        var page = new HtmlParser().ParseDocument(cards.Format(MimeTypes.Html));
        Assert.Equal("no figure", page.QuerySelector(".pko-key-value")!.TextContent);
        Assert.Equal("Effective rate: the scale is not in the data.", page.QuerySelector(".pko-key-context")!.TextContent);
        Assert.Equal("of the budget: no figure (Effective rate: the scale is not in the data.)", cards.Format(MimeTypes.Plain));
    }

    [Fact]
    public void The_first_card_with_a_figure_is_shown_and_the_last_where_none_has_one()
    {
        var (missing, known) = (Figure(Sample.Missing(), "on the day"), Figure(Sample.Fact(), "on another day"));
        Assert.Same(known, FirstKnown(missing, known));
        Assert.Same(missing, FirstKnown(missing, missing));
        Assert.Throws<ArgumentException>(() => FirstKnown(Array.Empty<PkoNotebooks.Display.Figures.KeyFigure>()));
    }

    [Fact]
    public void A_scatter_chart_counts_and_correlates_just_what_it_shows_with_zeros_in_a_strip()
    {
        var dots = Enumerable.Range(1, 6).Select(i => Dot($"State {i}", Sample.Fact($"r.{i}", i), Sample.Persons(i > 4 ? 0 : 10 * i, $"n.{i}")));
        var chart = ScatterChart("s", "T", null, "rate", "personnel", dots.Append(Dot("State 7", Sample.Fact("r.7", 7), Sample.Missing())));
        var page = new HtmlParser().ParseDocument(chart.Format(MimeTypes.Html));
        Assert.Equal(6, page.QuerySelectorAll("svg.pko-wide .ring circle").Length);
        Assert.Contains(page.QuerySelectorAll("svg.pko-wide text"), t => t.TextContent == "none");
        var said = page.QuerySelector("svg.pko-wide desc")!.TextContent;
        Assert.StartsWith("Scatter chart of 6 items", said, StringComparison.Ordinal);
        Assert.Contains("(Spearman’s rho −0.41, over these 6)", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_sentence_without_a_gap_is_told_and_the_last_where_each_has_one()
    {
        Measured missing = Sample.Missing();
        Phrase inner = $"with {missing}";
        Assert.Equal("nothing is known", Show.FirstKnown($"so many: {missing}", $"so many {inner}", "nothing is known").ToString());
        Assert.StartsWith("second: ", Show.FirstKnown($"first: {missing}", $"second: {missing}").ToString(), StringComparison.Ordinal);
        Assert.Equal("known", Show.FirstKnown("known", "never told").ToString());
        Assert.Throws<ArgumentException>(() => Show.FirstKnown(Array.Empty<Phrase>()));
    }
}
