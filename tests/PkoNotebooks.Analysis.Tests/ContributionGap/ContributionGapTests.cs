using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Tests.Fixtures;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.ContributionGap;

public class ContributionGapTests
{
    private static readonly DateOnly March2015 = new(2015, 3, 31);

    // A/67/224/Add.1 for the rate; the speech of 15 June 2015 for 272 of 106,854 and place 54.
    private static readonly StateContribution Japan = StateContribution.Of(
        new HandMade().State("JPN", "Japan").State("USA", "United States")
            .Rate("JPN", 10.833m).Rate("USA", 88.3835m)
            .Personnel("2015-03-31", "JPN", 272, PersonnelType.Uniformed, source: "speech")
            .World("2015-03-31", 106854).PrintedRank("2015-03-31", "JPN", 54).Data(),
        "JPN", March2015);

    [Fact]
    public void Japan_on_31_March_2015_pays_much_and_sends_few()
    {
        Assert.Equal("10.833 %", Japan.Rate.Text);
        Assert.Equal("272", Japan.Personnel.Text);
        Assert.Equal("106,854", Japan.WorldPersonnel.Text);
        Assert.Equal("0.25 %", Japan.PersonnelShare.Text);
        Assert.Equal("2nd", Japan.FundingRank.Text);
        Assert.Equal("54th", Japan.PersonnelRank.Text);
    }

    [Fact]
    public void Derived_figures_follow_from_the_definitions()
    {
        // 272 / 106,854 = 0.254553 %; 10.833 % of 106,854 = 11,575.49
        Assert.Equal(0.254553, Japan.PersonnelShare.Required.Value, 6);
        Assert.Equal(10.578447, Japan.Gap.Required.Value, 6);
        Assert.Equal(0.023498, Japan.ParityRatio.Required.Value, 6);
        Assert.Equal(11575.494, Japan.ProportionalContingent.Required.Value, 3);
        Assert.Equal(11303.494, Japan.Shortfall.Required.Value, 3);
        Assert.Equal("11,575", Japan.ProportionalContingent.Text);
    }

    [Fact]
    public void A_printed_rank_says_that_it_is_printed()
    {
        Assert.Equal(Derivation.Printed, Japan.PersonnelRank.Required.Derivation);
        Assert.Contains("no full table", Japan.PersonnelRank.Required.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_derived_figure_cites_what_it_rests_on()
    {
        Assert.Equal(
            ["assessment_rates", "personnel", "personnel_totals"],
            Japan.Shortfall.Required.Tables.ToArray());
        Assert.Contains("effective rate for peacekeeping of Japan (10.833 %)", Japan.FundingShare.Required.Formula, StringComparison.Ordinal);
        Assert.Equal(12, Japan.Facts.Select(f => f.Key).Distinct().Count());
    }

    [Fact]
    public void What_the_data_do_not_hold_is_named()
    {
        var gap = StateContribution.Of(new HandMade().State("DEU", "Germany").Data(), "DEU", March2015);

        Assert.Empty(gap.Facts);
        Assert.Contains(gap.Missing, m => m is { What: "rate of assessment for the peacekeeping budget", Whom: "Germany" });
        Assert.All(gap.Missing, m => Assert.NotEmpty(m.Why));
    }

    [Fact]
    public void Where_the_rate_is_missing_the_share_of_personnel_still_stands()
    {
        var gap = StateContribution.Of(
            new HandMade().State("JPN", "Japan").Personnel("2015-03-31", "JPN", 272).World("2015-03-31", 106854).Data(), "JPN", March2015);

        Assert.True(gap.PersonnelShare.IsKnown);
        Assert.Equal(gap.Rate.Missing, gap.Gap.Missing);
    }

    [Fact]
    public void A_state_that_pays_nothing_has_no_parity_ratio()
    {
        var gap = StateContribution.Of(
            new HandMade().State("JPN", "Japan").Rate("JPN", 0).Personnel("2015-03-31", "JPN", 1).World("2015-03-31", 2).Data(), "JPN", March2015);

        Assert.Equal("its funding share is zero", gap.ParityRatio.Missing!.Why);
        Assert.Equal(-50, gap.Gap.Required.Value);
    }

    [Fact]
    public void A_world_without_personnel_has_no_shares()
    {
        var gap = StateContribution.Of(
            new HandMade().State("JPN", "Japan").Rate("JPN", 10).Personnel("2015-03-31", "JPN", 0).World("2015-03-31", 0).Data(), "JPN", March2015);

        Assert.Equal("the world had none", gap.PersonnelShare.Missing!.Why);
        Assert.Equal(0, gap.ProportionalContingent.Required.Value);
    }

    [Fact]
    public void A_day_that_is_not_a_month_s_end_is_refused_with_the_one_that_is()
    {
        var error = Assert.Throws<ArgumentException>(() => StateContribution.Of(new HandMade().State("JPN", "Japan").Data(), "JPN", new(2015, 3, 30)));

        Assert.Contains("use 2015-03-31", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_is_not_in_the_data_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => StateContribution.Of(new HandMade().Data(), "Japan", March2015));

        Assert.Contains("JPN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_series_holds_every_December_with_figures_or_not()
    {
        var gaps = new ContributionGaps(new HandMade().State("JPN", "Japan").Rate("JPN", 10).Data()).EachDecember("JPN");

        Assert.Equal(33, gaps.Length);
        Assert.Equal((new DateOnly(1991, 12, 31), new DateOnly(2023, 12, 31)), (gaps[0].AsOf, gaps[^1].AsOf));
        Assert.Equal([2013, 2014, 2015], gaps.Where(g => g.Rate.IsKnown).Select(g => g.AsOf.Year));
    }
}
