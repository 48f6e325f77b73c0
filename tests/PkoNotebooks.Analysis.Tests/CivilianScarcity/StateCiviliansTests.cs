using PkoNotebooks.Analysis.CivilianScarcity;
using PkoNotebooks.Analysis.Tests.Fixtures;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.CivilianScarcity;

public class StateCiviliansTests
{
    private static HandMade Speech() => new HandMade().State("JPN", "Japan").State("DEU", "Germany").Rate("JPN", 10.833m)
        .Civilians("2013-12-31", CivilianScope.Pko, "JPN", "civilian", 13)
        .Civilians("2014-11-30", CivilianScope.Pko, null, "international", 5289);

    // Worked out with sixty digits: Wilson's formula with z = 1.959964, and the sum of fourteen binomial terms.
    [Fact]
    public void Thirteen_of_5289_lies_far_below_the_funding_share()
    {
        var reading = StateCivilians.Of(Speech().Data()).Readings.Single();

        Assert.Equal(13 / 5289.0 * 100, reading.Share.Required.Value, 12);
        Assert.Equal(0.14370333, reading.ShareLow.Required.Value, 7);
        Assert.Equal(0.42010458, reading.ShareHigh.Required.Value, 7);
        Assert.Equal(572.957, reading.Expected.Required.Value, 3);
        Assert.Equal(0.022689, reading.RepresentationRatio.Required.Value, 6);
        Assert.Equal(1, reading.LowerTail.Required.Value / 2.19232574864e-237, 8);
        Assert.Equal("2.2 × 10⁻²³⁷", reading.LowerTail.Text);
    }

    [Fact]
    public void The_days_between_the_two_counts_are_said()
    {
        var reading = StateCivilians.Of(Speech().Data()).Readings.Single();

        Assert.Equal(334, reading.DaysApart.Value);
        Assert.Contains("31 December 2013", reading.Mismatch, StringComparison.Ordinal);
        Assert.Contains("30 November 2014", reading.Mismatch, StringComparison.Ordinal);
        Assert.True(reading.SameSource);
    }

    [Fact]
    public void The_nearest_count_and_the_source_s_own_are_both_read()
    {
        // All hand-made rows have one source, so the nearest is also the source's own: one reading.
        var readings = StateCivilians.Of(Speech().Civilians("2013-08-31", CivilianScope.Pko, null, "international", 5128).Data()).Readings;

        Assert.Equal(122, Assert.Single(readings).DaysApart.Value);
    }

    [Fact]
    public void A_state_that_nobody_counted_is_missing()
    {
        var germany = StateCivilians.Of(Speech().Data(), "DEU");

        Assert.Empty(germany.Readings);
        Assert.Equal("Germany", germany.MissingReadings!.Whom);
        Assert.Empty(germany.Training);
    }

    [Fact]
    public void More_civilians_than_staff_have_no_share()
    {
        var data = new HandMade().State("JPN", "Japan").Civilians("2013-12-31", CivilianScope.Pko, "JPN", "civilian", 13)
            .Civilians("2013-12-31", CivilianScope.Pko, null, "international", 5);

        Assert.False(StateCivilians.Of(data.Data()).Readings.Single().LowerTail.IsKnown);
    }

    // June 2013: 88 in posts against a range of 181 to 245.
    [Fact]
    public void A_midpoint_that_no_source_prints_is_half_the_sum_of_the_ends()
    {
        var posts = StateCivilians.Of(Speech().Civilians("2013-06-30", CivilianScope.SecretariatGeographical, "JPN", "geographical_posts", 88, 181, null, 245).Data()).Posts.Single();

        Assert.Equal(213, posts.Midpoint.Required.Value);
        Assert.Contains("only the two ends", posts.Midpoint.Required.Note, StringComparison.Ordinal);
        Assert.Equal(88.0 / 213, posts.RatioToMidpoint.Required.Value, 12);
        Assert.Equal(93, posts.ShortOfRange.Required.Value);
    }

    [Fact]
    public void A_range_that_is_not_printed_is_missing()
    {
        var posts = StateCivilians.Of(Speech().Civilians("2013-06-30", CivilianScope.SecretariatGeographical, "JPN", "geographical_posts", 88).Data()).Posts.Single();

        Assert.False(posts.Midpoint.IsKnown);
        Assert.False(posts.RatioToMidpoint.IsKnown);
    }

    [Fact]
    public void Years_without_a_count_of_professionals_are_listed()
    {
        var civilians = StateCivilians.Of(Speech()
            .Civilians("2005-12-31", CivilianScope.UnSystem, "JPN", "professional_and_higher", 642)
            .Civilians("2008-12-31", CivilianScope.UnSystem, "JPN", "professional_and_higher", 700)
            .Civilians("2008-12-31", CivilianScope.UnSystem, "JPN", "staff_all_bodies", 805).Data());

        Assert.Equal([642.0, 700.0], civilians.Professionals.Select(f => f.Value));
        Assert.Equal([2006, 2007], civilians.ProfessionalGaps.ToArray());
        Assert.Equal(805, civilians.OtherDefinitions.Single().Value);
    }

    // The speech of 2015 counts 164 + 138 trained; its own yearly intake of 15 + 15 for seven years makes 210; the ministry counts 133 + 123.
    [Fact]
    public void Each_way_of_counting_the_trained_is_added_up_by_itself()
    {
        var totals = StateCivilians.Of(Speech()
            .Trained("2007/2014", "participants, Japanese", 164, "speech").Trained("2007/2014", "participants, foreign", 138, "speech")
            .Trained("2007/2014", "Japanese a year", 15, "speech").Trained("2007/2014", "non-Japanese a year", 15, "speech")
            .Trained("2007/2014", "years of the programme", 7, "speech")
            .Trained("2007/2013", "participants, Japanese", 133).Trained("2007/2013", "participants, other Asian", 123).Data()).TrainingTotals;

        Assert.Equal([256.0, 302.0, 210.0], totals.Select(t => t.Value));
    }
}
