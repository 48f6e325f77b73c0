using PkoNotebooks.Analysis.Rates;
using PkoNotebooks.Analysis.Tests.Fixtures;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.Rates;

public class RateIndexTests
{
    private static readonly DateOnly Day = new(2015, 3, 31);

    private static HandMade Two() => new HandMade().State("USA", "United States").State("JPN", "Japan").Rate("USA", 60).Rate("JPN", 30);

    [Fact]
    public void A_rank_is_known_where_nobody_unknown_can_stand_higher() =>
        Assert.Equal("2nd", new RateIndex(Two().Data()).Rank(AssessedBudget.Peacekeeping, "JPN", Day).Text);

    [Fact]
    public void Equal_rates_share_a_place()
    {
        var index = new RateIndex(Two().State("DEU", "Germany").Rate("DEU", 4).State("FRA", "France").Rate("FRA", 4).State("ITA", "Italy").Rate("ITA", 2).Data());

        Assert.Equal(
            ["3rd", "3rd", "5th"],
            new[] { "DEU", "FRA", "ITA" }.Select(iso3 => index.Rank(AssessedBudget.Peacekeeping, iso3, Day).Text));
    }

    [Fact]
    public void A_rank_is_not_claimed_where_an_unknown_state_could_stand_higher()
    {
        var rank = new RateIndex(new HandMade().State("JPN", "Japan").Rate("JPN", 12.45m).Data()).Rank(AssessedBudget.Peacekeeping, "JPN", Day);

        Assert.Contains("the data hold only 1, for ", rank.Missing!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_outside_its_validity_is_not_found() =>
        Assert.False(new RateIndex(Two().Data()).Of(AssessedBudget.Peacekeeping, "JPN", new(2016, 1, 1)).IsKnown);

    [Fact]
    public void The_two_budgets_are_not_mixed() =>
        Assert.False(new RateIndex(Two().Data()).Of(AssessedBudget.Regular, "JPN", Day).IsKnown);
}
