using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Import;

public sealed class CorrectionTests
{
    private const string Header = "correction_id,source_id,table,as_of,iso3,mission_id,personnel_type,field,action,expected_value,new_value,reason,evidence\n";

    [Fact]
    public void A_battalion_under_the_neighbouring_state_is_moved_and_marked()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-07-31,THA,UNMISS,troops,iso3,move,818,TZA,stands under the neighbour,817 before and after");
        var row = Assert.Single(Rows(package, "2021-07-31,f,THA,Thailand,UNMISS,Troops,800,18,818"));
        Assert.Equal(("TZA", "corrected (c1), moved from THA: stands under the neighbour"), (row["iso3"], row["note"]));
    }

    [Fact]
    public void A_figure_with_lost_digits_is_overridden()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-10-31,THA,UNMISS,troops,total,override,52,1425,digits lost,1425 before and after");
        var row = Assert.Single(Rows(package, "2021-10-31,f,THA,Thailand,UNMISS,Troops,,,52"));
        Assert.Equal("1425", row["total"]);
    }

    [Fact]
    public void A_row_that_should_not_be_there_is_dropped()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-10-31,THA,UNMISS,troops,total,drop,52,,printed twice,the page");
        Assert.Empty(Rows(package, "2021-10-31,f,THA,Thailand,UNMISS,Troops,,,52"));
    }

    [Fact]
    public void A_suspect_figure_is_kept_and_flagged()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-10-31,THA,,,total,flag,55,,far off both neighbours,the months around");
        var rows = Rows(package, "2021-10-31,f,THA,Thailand,UNMISS,Troops,,,52", "2021-10-31,f,THA,Thailand,UNDOF,Individual Police,,,3");
        Assert.Equal(["52", "3"], rows.Select(row => row["total"]).OrderDescending());
        Assert.All(rows, row => Assert.Equal("flagged (c1): far off both neighbours", row["note"]));
    }

    [Theory]
    [InlineData("2021-07-31,f,THA,Thailand,UNMISS,Troops,,,819", "819")]
    [InlineData("2021-07-31,f,TZA,Tanzania,UNMISS,Troops,,,818", "no such row")]
    public void A_correction_fails_loudly_when_the_publisher_has_changed_the_figure(string line, string found)
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-07-31,THA,UNMISS,troops,iso3,move,818,TZA,stands under the neighbour,817 before and after");
        var plan = ImportTests.Plan(package, ImportTests.MonthlyOf(line), source: "monthly");
        var error = Assert.Single(plan.Errors);
        Assert.Equal((DataErrorKind.CorrectionGuard, found), (error.Kind, error.Found));
        Assert.False(plan.CanApply);
    }

    [Fact]
    public void A_correction_of_a_day_that_the_file_does_not_cover_is_not_asked()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-07-31,THA,UNMISS,troops,iso3,move,818,TZA,stands under the neighbour,817 before and after");
        Assert.Single(Rows(package, "2021-08-31,f,THA,Thailand,UNMISS,Troops,,,8"));
    }

    [Fact]
    public void A_correction_of_a_state_that_is_not_asked_for_is_not_asked_either()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-07-31,THA,UNMISS,troops,iso3,move,818,TZA,stands under the neighbour,817 before and after");
        var path = ImportTests.Write(package, ImportTests.MonthlyOf("2021-07-31,f,JPN,Japan,UNMISS,Troops,,,8", "2021-07-31,f,THA,Thailand,UNMISS,Troops,,,818"));
        var plan = PackageImporter.Plan(package.Folder, new() { Files = [path], SourceId = "monthly", States = ["JPN"] });
        Assert.True(plan.CanApply, string.Join('\n', plan.Errors));
    }

    [Fact]
    public void A_correction_of_another_source_is_not_applied()
    {
        using var package = WithCorrection("c1,record,personnel,2021-07-31,THA,UNMISS,troops,iso3,move,818,TZA,stands under the neighbour,817 before and after");
        Assert.Equal("THA", Assert.Single(Rows(package, "2021-07-31,f,THA,Thailand,UNMISS,Troops,,,818"))["iso3"]);
    }

    [Fact]
    public void A_row_is_not_moved_onto_another()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-07-31,THA,UNMISS,troops,iso3,move,818,TZA,stands under the neighbour,817 before and after");
        var plan = ImportTests.Plan(
            package, ImportTests.MonthlyOf("2021-07-31,f,THA,Thailand,UNMISS,Troops,,,818", "2021-07-31,f,TZA,Tanzania,UNMISS,Troops,,,5"), source: "monthly");
        Assert.Equal(DataErrorKind.CorrectionGuard, Assert.Single(plan.Errors).Kind);
    }

    [Fact]
    public void The_end_of_February_in_leap_years_is_put_right_and_in_other_years_left()
    {
        using var package = WithCorrection("c1,monthly,personnel,,,,,as_of,override,02-28,02-29,leap years are dated the 28th,calendar");
        var rows = Rows(package, "2012-02-28,f,THA,Thailand,UNMISS,Troops,,,8", "2013-02-28,f,THA,Thailand,UNMISS,Troops,,,9");
        Assert.Equal(["2012-02-29", "2013-02-28"], rows.Select(row => row["as_of"]).Order());
    }

    [Fact]
    public void What_was_corrected_is_told()
    {
        using var package = WithCorrection("c1,monthly,personnel,2021-10-31,THA,UNMISS,troops,total,override,52,1425,digits lost,1425 before and after");
        var plan = ImportTests.Plan(package, ImportTests.MonthlyOf("2021-10-31,f,THA,Thailand,UNMISS,Troops,,,52"), source: "monthly");
        Assert.Equal(new AppliedCorrection("c1", "override", 1, "digits lost"), Assert.Single(plan.Corrections));
    }

    private static TinyPackage WithCorrection(string line) => new TinyPackage().Write("corrections", Header + line + "\n");

    private static List<Dictionary<string, string?>> Rows(TinyPackage package, params string[] lines)
    {
        var plan = ImportTests.Plan(package, ImportTests.MonthlyOf(lines), source: "monthly");
        Assert.Empty(plan.Errors);
        return [.. plan.Changes.Where(change => change.Table == "personnel").Select(change => change.Fields.ToDictionary(field => field.Field, field => field.After))];
    }
}
