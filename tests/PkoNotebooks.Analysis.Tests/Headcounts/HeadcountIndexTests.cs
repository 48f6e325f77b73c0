using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Tests.Fixtures;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.Headcounts;

public class HeadcountIndexTests
{
    private static readonly DateOnly November1992 = new(1992, 11, 30);

    // UN list of 30 November 1992: 600 troops, 75 police and 8 observers in Cambodia.
    private static HandMade Cambodia() => new HandMade().State("JPN", "Japan")
        .Personnel("1992-11-30", "JPN", 600, PersonnelType.Troops, "UNTAC")
        .Personnel("1992-11-30", "JPN", 75, PersonnelType.Police, "UNTAC")
        .Personnel("1992-11-30", "JPN", 8, PersonnelType.ExpertsOnMission, "UNTAC");

    [Fact]
    public void Types_and_missions_add_up()
    {
        var total = new HeadcountIndex(Cambodia().Data()).Of("JPN", November1992).Required;

        Assert.Equal(683, total.Value);
        Assert.Equal("600 troops (UNTAC) + 75 police (UNTAC) + 8 experts on mission (UNTAC)", total.Formula);
        Assert.Equal(3, total.Citations.Length);
    }

    [Fact]
    public void Nobody_is_counted_twice_where_two_sources_or_two_tables_give_the_same_people()
    {
        var data = Cambodia()
            .Personnel("1992-11-30", "JPN", 683, PersonnelType.Uniformed)
            .Personnel("1992-11-30", "JPN", 683, PersonnelType.Uniformed, source: "other-list").Data();

        Assert.Equal(683, new HeadcountIndex(data).Of("JPN", November1992).Required.Value);
    }

    [Fact]
    public void A_month_between_two_dispatches_had_nobody()
    {
        var data = Cambodia().World("1995-06-30", 60000)
            .Dispatched("D1", "1993-05-11", "1995-01-08").Dispatched("D2", "1996-02-01", "2013-01-20").Data();

        var fact = new HeadcountIndex(data).Of("JPN", new(1995, 6, 30)).Required;

        Assert.Equal((0.0, Derivation.Inferred), (fact.Value, fact.Derivation));
        Assert.Equal(["dispatches"], fact.Tables.ToArray());
    }

    [Fact]
    public void A_month_without_a_table_during_a_dispatch_is_missing_and_not_zero()
    {
        var data = Cambodia().World("2014-10-31", 100000).Dispatched("D1", "2012-01-11", "2017-05-31").Data();

        Assert.False(new HeadcountIndex(data).Of("JPN", new(2014, 10, 31)).IsKnown);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Who_is_not_listed_had_nobody_only_where_the_table_makes_the_world_s_total(int world, bool isKnown)
    {
        var made = new HandMade().State("ZZZ", "Unlisted").World("2015-12-31", world);
        for (var i = 0; i < 20; i++)
        {
            made.State("S" + (char)('A' + i), "S").Personnel("2015-12-31", "S" + (char)('A' + i), 1);
        }

        var found = new HeadcountIndex(made.Data()).Of("ZZZ", new(2015, 12, 31));

        Assert.Equal(isKnown, found.IsKnown);
        Assert.Equal(isKnown ? 0.0 : null, found.Fact?.Value);
    }

    [Fact]
    public void Ties_share_a_rank()
    {
        var made = new HandMade();
        for (var i = 0; i < 20; i++)
        {
            made.State("S" + (char)('A' + i), "S").Personnel("2015-12-31", "S" + (char)('A' + i), i < 3 ? 100 : 1);
        }

        var index = new HeadcountIndex(made.Data());

        Assert.Equal(1, index.Rank("SC", new(2015, 12, 31)).Required.Value);
        Assert.Equal("4th", index.Rank("SD", new(2015, 12, 31)).Text);
    }
}
