using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Analysis.Headcounts;
using PkoNotebooks.Analysis.Tests.Fixtures;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.DeploymentTrend;

public class StateDeploymentTests
{
    // From first to last month: the same headcount each month's end.
    private static HandMade Level(HandMade data, string first, string last, int total, string mission = "M1", PersonnelType type = PersonnelType.Troops)
    {
        foreach (var month in MonthEnd.Between(DateOnly.Parse(first, null), DateOnly.Parse(last, null)))
        {
            data.Personnel(MonthEnd.Iso(month), "JPN", total, type, mission);
        }

        return data;
    }

    private static HandMade Japan() => new HandMade().State("JPN", "Japan").State("DEU", "Germany");

    [Fact]
    public void A_year_of_forty_and_a_half_of_sixty_make_fifty_person_years()
    {
        var data = Level(Level(Japan(), "2000-01-31", "2000-06-30", 40), "2000-07-31", "2000-12-31", 60);

        var year = StateDeployment.Of(data.Data(), "JPN", 2000, 2000).Years.Single();

        Assert.Equal("50.0 person-years", year.PersonYears.Text);
        Assert.Equal(50, year.Mean.Required.Value);
        Assert.Equal(60, year.Peak.Required.Value);
        Assert.Equal(new DateOnly(2000, 7, 31), year.PeakMonth);
        Assert.Equal(60, year.December.Required.Value);
        Assert.Equal(12, year.MonthsObserved);
    }

    [Fact]
    public void A_gap_is_filled_on_a_straight_line_and_said()
    {
        // January to August 120, September to November unknown, December 240: filled with 150, 180 and 210.
        var data = Level(Japan(), "2014-01-31", "2014-08-31", 120).Personnel("2014-12-31", "JPN", 240, mission: "M1")
            .Dispatched("D1", "2012-01-01", null);

        var year = StateDeployment.Of(data.Data(), "JPN", 2014, 2014).Years.Single();

        Assert.Equal(9, year.MonthsObserved);
        Assert.Equal(((8 * 120) + 150 + 180 + 210 + 240) / 12.0, year.PersonYears.Required.Value, 9);
        Assert.Equal(((8 * 120) + 240) / 12.0, year.PersonYearsObserved.Required.Value, 9);
        Assert.Contains("3 months", year.PersonYears.Required.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_with_December_figures_alone_has_no_peak_no_person_years_and_no_breaks()
    {
        var deployment = StateDeployment.Of(Japan().Personnel("2015-12-31", "DEU", 180).Data(), "DEU", 2015, 2015);

        Assert.Equal(180, deployment.Years[0].December.Required.Value);
        Assert.Contains("1 month", deployment.Years[0].Peak.Missing!.Why, StringComparison.Ordinal);
        Assert.False(deployment.PersonYears.IsKnown);
        Assert.NotNull(deployment.Breaks.Missing);
        Assert.Empty(deployment.Dispatches);
    }

    [Fact]
    public void A_break_stands_beside_the_events_near_it()
    {
        var data = Level(Level(Japan(), "2001-01-31", "2002-02-28", 30), "2002-03-31", "2003-12-31", 680)
            .Event("E1", "2002-02-01", EventKind.Deployment, "Engineers to East Timor")
            .Event("E2", "1999-07-01", EventKind.Deployment, "Long before");

        var found = StateDeployment.Of(data.Data(), "JPN", 2001, 2003).Breaks.Breaks.Single();

        Assert.Equal(new DateOnly(2002, 3, 31), found.FirstAfter);
        Assert.Equal((30.0, 680.0), (found.LevelBefore.Value, found.LevelAfter.Value));
        Assert.True(found.Robust);
        Assert.False(found.AcrossGap);
        Assert.Equal(["E1"], found.EventsNear.Select(e => e.EventId));
    }

    [Fact]
    public void A_break_across_a_gap_says_so()
    {
        var data = Level(Level(Japan(), "2001-01-31", "2002-02-28", 30), "2002-05-31", "2003-12-31", 680).Dispatched("D1", "2000-01-01", null);

        Assert.True(StateDeployment.Of(data.Data(), "JPN", 2001, 2003).Breaks.Breaks.Single().AcrossGap);
    }

    [Fact]
    public void A_month_in_which_two_contingents_overlap_is_not_a_level()
    {
        var data = Level(Level(Level(Japan(), "1993-05-31", "1993-10-31", 53), "1993-11-30", "1993-11-30", 101), "1993-12-31", "1995-12-31", 53);

        Assert.Empty(StateDeployment.Of(data.Data(), "JPN", 1993, 1995).Breaks.Breaks);
    }

    [Fact]
    public void The_lower_bound_adds_rises_and_does_not_count_a_new_name_for_the_same_people()
    {
        // 30 arrive, 10 more come, 25 go, 5 come: 45. Then troops are called staff officers, which is no arrival.
        var data = Japan()
            .Personnel("2017-01-31", "JPN", 30, mission: "M1").Personnel("2017-02-28", "JPN", 40, mission: "M1")
            .Personnel("2017-03-31", "JPN", 15, mission: "M1").Personnel("2017-04-30", "JPN", 20, mission: "M1");
        Level(data, "2017-05-31", "2017-12-31", 20, type: PersonnelType.StaffOfficers);

        Assert.Equal(45, StateDeployment.Of(data.Data(), "JPN", 2017, 2017).Cumulative.UnLowerBound.Required.Value);
    }

    [Fact]
    public void The_Japanese_count_adds_the_preferred_peacekeeping_rows_and_names_those_without_a_number()
    {
        var data = Japan().Personnel("1992-09-30", "JPN", 8, mission: "M1")
            .Dispatched("D1", "1992-09-01", "1993-09-30", cumulative: 1200, mission: "M1")
            .Dispatched("D2", "1992-10-01", "1993-07-31", cumulative: 75, mission: "M1")
            .Dispatched("D3", "1992-10-01", "1993-07-31", cumulative: 80, mission: "M1", preferred: false)
            .Dispatched("D4", "2010-09-01", "2012-09-30", mission: "M2")
            .Dispatched("D5", "1994-09-01", "1994-12-31", cumulative: 401, category: DispatchCategory.HumanitarianRelief, mission: "M3")
            .Dispatched("D6", "1992-01-01", "2013-12-31", cumulative: 9300, category: DispatchCategory.Other);

        var cumulative = StateDeployment.Of(data.Data()).Cumulative;

        Assert.Equal(1275, cumulative.JapaneseCount.Required.Value);
        Assert.Equal(["D4"], cumulative.WithoutNumber.Select(d => d.DispatchId));
        Assert.Equal([1275.0, 401.0], cumulative.JapaneseByCategory.Select(f => f.Value));
        Assert.Equal([9300.0], cumulative.PrintedTotals.Select(f => f.Value));
    }

    [Fact]
    public void Missions_and_types_are_kept_apart()
    {
        var data = Japan().Personnel("1992-11-30", "JPN", 600, mission: "UNTAC").Personnel("1992-11-30", "JPN", 75, PersonnelType.Police, "UNTAC");

        var missions = StateDeployment.Of(data.Data(), "JPN", 1992, 1992).Missions;

        Assert.Equal([(PersonnelType.Troops, 600.0), (PersonnelType.Police, 75.0)], missions.Select(m => (m.PersonnelType, m.Peak.Value)));
    }

    [Fact]
    public void Years_in_the_wrong_order_are_refused() =>
        Assert.Throws<ArgumentException>(() => StateDeployment.Of(Japan().Data(), "JPN", 2015, 2014));
}
