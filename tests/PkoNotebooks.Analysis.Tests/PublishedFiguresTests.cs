using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Data;

namespace PkoNotebooks.Analysis.Tests;

/// <summary>The analyses over the committed tables against figures that others have published.</summary>
public class PublishedFiguresTests
{
    private static readonly PkoData Data = PkoData.Load();

    // Rate: A/67/224/Add.1. Headcount, world total and place: speech of 15 June 2015, section E.2 and Annex 2.
    [Fact]
    public void Japan_on_31_March_2015()
    {
        var japan = StateContribution.Of(Data, "JPN", new(2015, 3, 31));

        Assert.Equal(
            ["10.833 %", "10.833 %", "272", "106,854", "0.25 %", "10.58 percentage points", "0.023", "11,575", "11,303", "−11,303", "2nd", "54th"],
            japan.Figures.Select(f => f.Text));
    }

    // UN list of 30 November 1992: 600 troops, 75 police, 8 observers. Place 46 in December 2012: the United Nations' own ranking of that month.
    [Theory]
    [InlineData(1992, 11, 683, null)]
    [InlineData(2012, 12, 278, 46)]
    [InlineData(2013, 12, 270, null)]
    public void Japan_s_headcount_as_the_United_Nations_printed_it(int year, int month, int persons, int? rank)
    {
        var japan = StateContribution.Of(Data, "JPN", new(year, month, DateTime.DaysInMonth(year, month)));

        Assert.Equal(persons, japan.Personnel.Required.Value);
        if (rank is { } place)
        {
            Assert.Equal(place, japan.PersonnelRank.Required.Value);
        }
    }

    // Ranking of the United Nations of 31 December 2020.
    [Theory]
    [InlineData("CHN", 9)]
    [InlineData("DEU", 35)]
    [InlineData("KOR", 36)]
    [InlineData("USA", 81)]
    [InlineData("JPN", 108)]
    public void Places_on_31_December_2020_are_those_of_the_published_ranking(string state, int place) =>
        Assert.Equal(place, StateContribution.Of(Data, state, new(2020, 12, 31)).PersonnelRank.Required.Value);

    // Japan overtaken by China: Japan Times, 22 December 2015 (scale of 2016-18).
    [Fact]
    public void Japan_was_second_to_2015_and_third_from_2016()
    {
        var gaps = new ContributionGaps(Data);

        Assert.Equal("2nd", gaps.Of("JPN", new(2015, 12, 31)).FundingRank.Text);
        Assert.Equal("3rd", gaps.Of("JPN", new(2016, 12, 31)).FundingRank.Text);
    }

    // Engineers left Cambodia in September 1993, Timor-Leste in June 2004, South Sudan in May 2017; those for Haiti came in February 2010.
    [Theory]
    [InlineData(1993, 9)]
    [InlineData(2004, 6)]
    [InlineData(2010, 3)]
    [InlineData(2017, 5)]
    public void Breaks_in_level_are_found_where_units_came_and_went(int year, int month) =>
        Assert.Contains(StateDeployment.Of(Data).Breaks.Breaks, b => (b.FirstAfter.Year, b.FirstAfter.Month) == (year, month) && b.Robust);

    [Fact]
    public void Lists_of_headcounts_before_and_after_the_gap_of_2014_leave_that_gap_a_gap() =>
        Assert.Contains(new DateOnly(2014, 12, 31), StateDeployment.Of(Data).Gaps);
}
