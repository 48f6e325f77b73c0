using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Validation;

/// <summary>What the rules let pass, and the ways to break one beside that in <see cref="BrokenPackage"/>.</summary>
public sealed class PackageRulesTests
{
    [Fact]
    public void A_right_package_breaks_no_rule()
    {
        using var package = new TinyPackage();
        var check = DataCheck.Run(package.Folder);
        Assert.Empty(check.Errors);
        Assert.True(check.Passed);
        Assert.Contains(("personnel", 5), check.Tables);
    }

    [Fact]
    public void A_desirable_range_that_does_not_hold_its_midpoint_is_found()
        => Breaks(p => p.Replace("civilian_staff", "214.5", "254.5"), DataErrorKind.BoundsReversed, "tables/civilian_staff.csv:3:range_high");

    [Fact]
    public void A_contributor_too_many_is_found()
        => Breaks(p => p.Replace("personnel_totals", "uniformed,300,4", "uniformed,300,3"),
            DataErrorKind.ContributorsDoNotAddUp, "tables/personnel_totals.csv:5:total");

    [Fact]
    public void A_day_with_a_few_states_only_need_not_add_up()
    {
        using var package = new TinyPackage();
        package.Replace("personnel_totals", "uniformed,300,4", "uniformed,300,40").Replace("personnel", "TZA,UNMISS,troops,4,20,24", "TZA,UNMISS,troops,4,19,23");
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void A_death_before_the_missions_start_is_found()
        => Breaks(p => p.Replace("fatalities", "1993-04-08", "1992-02-28"), DataErrorKind.OutsideMissionLife, "tables/fatalities.csv:2:occurred_on");

    [Fact]
    public void Rounding_is_no_error_of_a_scale()
    {
        using var package = new TinyPackage();
        package.Replace("assessment_rates", "USA,2019-01-01,2021-12-31,60,", "USA,2019-01-01,2021-12-31,59.99,");
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void Part_of_a_scale_above_100_is_found()
        => Breaks(p => p.Replace("assessment_rates", "regular,JPN,2019-01-01,2021-12-31,8.564", "regular,JPN,2019-01-01,2021-12-31,98.564")
                .Append("assessment_rates", "regular,USA,2019-01-01,2021-12-31,22,printed,true,annex,row 5,\n"),
            DataErrorKind.ScaleDoesNotAddUp, "tables/assessment_rates.csv:8:rate_percent");

    [Fact]
    public void A_rate_with_none_preferred_is_found()
        => Breaks(p => p.Replace("assessment_rates", "8.564,printed,true", "8.564,printed,false"),
            DataErrorKind.NotOnePreferred, "tables/assessment_rates.csv:8:preferred");

    [Fact]
    public void An_amount_with_two_preferred_is_found()
        => Breaks(p => p.Append("peacekeeping_budgets", "2020-07-01,2021-06-30,approved,6590000000,true,monthly,p. 1,\n"),
            DataErrorKind.NotOnePreferred, "tables/peacekeeping_budgets.csv:4:preferred");

    [Fact]
    public void A_dispatch_given_twice_as_preferred_is_found()
        => Breaks(p => p.Append("dispatches", "DS003,UNMISS,1992 Act,un_pko,staff officers,2011-11-29,day,,,5,,,true,annex,p. 3,\n"),
            DataErrorKind.NotOnePreferred, "tables/dispatches.csv:4:preferred");

    [Fact]
    public void A_source_that_is_not_listed_is_found()
        => Breaks(p => p.Replace("training", ",record,", ",recrod,"), DataErrorKind.SourceMissing, "tables/training.csv:2:source_id", DataErrorKind.ForeignKey);

    [Fact]
    public void A_table_that_cannot_be_read_does_not_hide_what_is_wrong_in_others()
    {
        using var package = new TinyPackage();
        package.Replace("events", "1992-06-19", "1992-06-31").Replace("fatalities", "1993-04-08", "1992-02-28");
        Assert.Equal(
            [DataErrorKind.TypeError, DataErrorKind.OutsideMissionLife],
            DataCheck.Run(package.Folder).Errors.Select(error => error.Kind));
    }

    [Fact]
    public void A_table_that_has_no_record_yet_is_checked_all_the_same()
    {
        using var package = new TinyPackage();
        package.Replace("events", ",record,list,", ",record, ,").Resource("events", resource => resource["name"] = "happenings");
        var error = Assert.Single(DataCheck.Run(package.Folder).Errors);
        Assert.Equal((DataErrorKind.SourceMissing, "tables/events.csv:2:locator"), (error.Kind, error.Where));
    }

    private static void Breaks(Action<TinyPackage> change, DataErrorKind kind, string where, params DataErrorKind[] beside)
    {
        using var package = new TinyPackage();
        change(package);
        var errors = DataCheck.Run(package.Folder).Errors.Where(error => !beside.Contains(error.Kind)).ToList();
        var error = Assert.Single(errors);
        Assert.Equal((kind, where), (error.Kind, error.Where));
    }
}
