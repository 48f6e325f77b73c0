using System.Globalization;
using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.Tests.Fixtures;

namespace PkoNotebooks.Analysis.Tests.ContributionGap;

public class ContributionFieldTests
{
    // Twenty-four states; state i pays i and sends 25 - i: who pays most serves least.
    private static HandMade Mirror(string asOf)
    {
        var data = new HandMade();
        for (var i = 1; i <= 24; i++)
        {
            var iso3 = "S" + i.ToString("00", CultureInfo.InvariantCulture);
            data.State(iso3, "State " + iso3).Rate(iso3, i).Personnel(asOf, iso3, 25 - i);
        }

        return data.World(asOf, 300);
    }

    private static ContributionField Field(HandMade data, int year, int month) =>
        new ContributionGaps(data.Data()).Field(new(year, month, DateTime.DaysInMonth(year, month)));

    [Fact]
    public void Who_pays_most_and_serves_least_is_a_perfect_inverse()
    {
        var field = Field(Mirror("2015-12-31"), 2015, 12);

        Assert.Equal(-1, field.Spearman.Required.Value, 12);
        Assert.Equal(0, field.TopTenOverlap.Required.Value);
        Assert.Equal(24, field.States.Length);
        Assert.Equal("State S24", field.States[0].Country);
    }

    // 1 to n held by n holders: G = (n - 1) / (3n) = 23/72.
    [Fact]
    public void Gini_of_one_to_n_follows_the_closed_form()
    {
        var field = Field(Mirror("2015-12-31"), 2015, 12);

        Assert.Equal(23.0 / 72, field.FundingGini.Required.Value, 12);
        Assert.Equal(23.0 / 72, field.PersonnelGini.Required.Value, 12);
        Assert.Equal(25, field.FundingLorenz.Length);
    }

    [Fact]
    public void The_nearest_full_month_is_taken_and_said()
    {
        var field = Field(Mirror("2015-12-31").Personnel("2015-03-31", "S01", 272).World("2015-03-31", 106854), 2015, 3);

        Assert.Equal(new DateOnly(2015, 12, 31), field.AsOf);
        Assert.Contains("31 December 2015", field.Basis, StringComparison.Ordinal);
        Assert.Contains("31 March 2015", field.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_falls_short_of_the_world_s_total_is_not_full()
    {
        var field = Field(Mirror("2015-12-31").World("2016-12-31", 300).Personnel("2016-12-31", "S01", 150), 2016, 12);

        Assert.Equal(new DateOnly(2015, 12, 31), field.AsOf);
    }

    // Twenty serve alike in 2001. Of the few whose rate is known, or of payers who do not serve, a Gini coefficient would not be that of all states.
    [Theory]
    [InlineData(1, 20, 2015)]
    [InlineData(19, 5, 2015)]
    [InlineData(10, 10, 2015)]
    [InlineData(20, 5, 2001)]
    public void A_month_with_the_rates_of_a_few_states_is_not_taken_for_the_field(int known, int rate, int taken)
    {
        var data = Mirror("2015-12-31").World("2001-12-31", 100);
        for (var i = 1; i <= 20; i++)
        {
            data.State($"T{i}", $"Serves {i}").Personnel("2001-12-31", $"T{i}", 5);
            if (i <= known)
            {
                data.Rate($"T{i}", rate, 2001, 2003);
            }
        }

        var field = Field(data, 2001, 12);
        Assert.Equal(new DateOnly(taken, 12, 31), field.AsOf);
        Assert.Contains("31 December 2001", field.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_full_table_who_is_not_listed_has_nobody_and_no_rank()
    {
        var gap = new ContributionGaps(Mirror("2015-12-31").State("ZZZ", "Nowhere").Rate("ZZZ", 0.001m).Data()).Of("ZZZ", new(2015, 12, 31));

        Assert.Equal(0, gap.Personnel.Required.Value);
        Assert.Contains("nobody", gap.PersonnelRank.Missing!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contributor_without_a_rate_is_left_out_by_name()
    {
        var field = Field(Mirror("2015-12-31").State("ZZZ", "Nowhere").Personnel("2015-12-31", "ZZZ", 1), 2015, 12);

        Assert.Equal(["Nowhere"], field.WithoutRate.ToArray());
        Assert.DoesNotContain(field.States, s => s.Iso3 == "ZZZ");
    }

    [Fact]
    public void Without_any_full_table_the_field_says_so()
    {
        var field = Field(new HandMade().State("JPN", "Japan"), 2015, 3);

        Assert.Null(field.AsOf);
        Assert.All(field.Figures, f => Assert.False(f.IsKnown));
        Assert.Empty(field.FundingLorenz);
    }
}
