using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Import;

public sealed class WorldTotalsTests
{
    private static readonly string Month = ImportTests.MonthlyOf(
        "2021-01-31,2021_01,JPN,Japan,UNMISS,Staff Officer,3,1,4", "2021-01-31,2021_01,THA,Thailand,UNMISS,Troops,250,20,270", "2021-01-31,2021_01,THA,Thailand,UNDOF,Troops,1,1,2");

    [Fact]
    public void A_new_month_gets_its_world_totals()
    {
        using var package = new TinyPackage();
        PackageImporter.Apply(ImportTests.Plan(package, Month));
        var totals = package.Load().PersonnelTotals;
        DateOnly day = new(2021, 1, 31);
        Assert.Equal((276, 2, "2021_01, sum over contributors"), (totals.On(day)!.Total, totals.On(day)!.Contributors, totals.On(day)!.Locator));
        Assert.Equal(272, totals.On(day, PersonnelType.Troops)!.Total);
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void A_total_that_is_there_stays_and_the_difference_is_told()
    {
        using var package = new TinyPackage();
        var plan = ImportTests.Plan(package, ImportTests.MonthlyOf("2020-12-31,f,THA,Thailand,UNDOF,Troops,1,1,2"));
        Assert.DoesNotContain(plan.Changes, change => change.Table == "personnel_totals");
        Assert.Contains("add up to 2", Assert.Single(plan.Notices), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("276", "flagged (c1): too low")]
    [InlineData("275", null)]
    public void A_total_that_is_declared_doubtful_says_so_and_the_declaration_is_held_to_the_figure(string expected, string? note)
    {
        using var package = new TinyPackage();
        package.Append("corrections", $"c1,un-dpo-monthly,personnel_totals,2021-01-31,,,uniformed,total,flag,{expected},,too low,a state is missing\n")
            .Append("sources", "un-dpo-monthly,Monthly summary,United Nations,2021,,,dataset,facts only,\n");
        var plan = ImportTests.Plan(package, Month);
        if (note is null)
        {
            Assert.Equal(("276", DataErrorKind.CorrectionGuard), Assert.Single(plan.Errors) is var e ? (e.Found!, e.Kind) : default);
            return;
        }

        PackageImporter.Apply(plan);
        Assert.Equal(note, package.Load().PersonnelTotals.On(new(2021, 1, 31))!.Note);
    }

    [Fact]
    public void A_file_of_which_rows_were_refused_gives_no_total()
    {
        using var package = new TinyPackage();
        var path = ImportTests.Write(package, Month + "2021-01-31,2021_01,,Atlantis,UNMISS,Troops,1,1,2\n");
        var plan = PackageImporter.Plan(package.Folder, new() { Files = [path], SkipRefused = true });
        Assert.DoesNotContain(plan.Changes, change => change.Table == "personnel_totals");
        Assert.Single(plan.Notices);
    }

    [Fact]
    public void Some_states_only_give_no_total()
    {
        using var package = new TinyPackage();
        var plan = PackageImporter.Plan(package.Folder, new() { Files = [ImportTests.Write(package, Month)], States = ["JPN"] });
        Assert.DoesNotContain(plan.Changes, change => change.Table == "personnel_totals");
    }
}
