using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Import;

public sealed class ImportTests
{
    private const string Monthly = """
        report_date,file,iso3,country,mission,type,male,female,total
        2021-01-31,2021_01,JPN,Japan,UNMISS,Staff Officer,3,1,4
        2021-01-31,2021_01,,"Tanzania, United Republic of",UNMISS,Troops,20,4,24
        2021-01-31,2021_01,,CÃ´te d'Ivoire,unmiss,Individual Police,0,0,0

        """;

    [Fact]
    public void New_rows_are_planned_then_added_and_the_package_is_right()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, Monthly);
        Assert.Empty(plan.Errors);
        Assert.Equal((2, 0, 0), (Rows(plan), plan.Changed, plan.Dropped));
        Assert.Contains(plan.Changes, change => change is { Table: "sources", Key: "un-dpo-monthly" });
        Assert.Equal("un-monthly", Assert.Single(plan.Files).Format);
        Assert.Single(package.Load().Personnel.Of("TZA"));

        PackageImporter.Apply(plan);
        var row = Assert.Single(package.Load().Personnel.Of("TZA", new(2021, 1, 31)));
        Assert.Equal(("UNMISS", 24, 4, "un-dpo-monthly", "2021_01, TZA, UNMISS, Troops"), (row.MissionId, row.Total, row.Women, row.SourceId, row.Locator));
        Assert.Equal("un-dpo-monthly", package.Load().Sources["un-dpo-monthly"].SourceId);
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void A_plan_writes_nothing()
    {
        using var package = new TinyPackage();
        var before = Snapshot(package);
        Assert.True(Plan(package, Monthly).CanApply);
        Assert.Equal(before, Snapshot(package));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        using var package = new TinyPackage();
        PackageImporter.Apply(Plan(package, Monthly));
        var before = Snapshot(package);
        var again = Plan(package, Monthly);
        Assert.True(again.ChangesNothing);
        Assert.Equal(2, again.Unchanged);
        PackageImporter.Apply(again);
        Assert.Equal(before, Snapshot(package));
    }

    [Fact]
    public void A_file_named_twice_adds_its_rows_once()
    {
        using var package = new TinyPackage();
        var path = Write(package, Monthly);
        var plan = PackageImporter.Plan(package.Folder, new() { Files = [path, path] });
        Assert.Equal((2, 2), (Rows(plan), plan.Unchanged));
    }

    [Fact]
    public void A_count_of_nobody_is_no_deployment()
    {
        using var package = new TinyPackage();
        var skipped = Assert.Single(Plan(package, Monthly).Files[0].Skipped);
        Assert.Equal((1L, 4), (skipped.Rows, skipped.FirstLine));
    }

    [Fact]
    public void A_figure_that_disagrees_is_a_conflict_and_nothing_is_overwritten()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, MonthlyOf("2020-12-31,2020_12,THA,Thailand,UNMISS,Troops,250,21,271"));
        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal("monthly.csv:2:women,total", conflict.Where);
        Assert.Equal("21,271", conflict.Found);
        Assert.Contains("20,270", conflict.Expected, StringComparison.Ordinal);
        Assert.False(plan.CanApply);
        Assert.Throws<InvalidOperationException>(() => PackageImporter.Apply(plan));
    }

    [Fact]
    public void With_the_packages_rows_kept_only_new_rows_are_added()
    {
        using var package = new TinyPackage();
        var plan = Plan(
            package, MonthlyOf("2020-12-31,2020_12,THA,Thailand,UNMISS,Troops,250,21,271", "2020-10-31,2020_10,THA,Thailand,UNMISS,Troops,1,1,2"),
            ConflictPolicy.KeepExisting);
        Assert.Equal((1, 0, 0, 1), (Rows(plan), plan.Changed, plan.Dropped, plan.Conflicts.Length));
        PackageImporter.Apply(plan);
        Assert.Equal(270, package.Load().Personnel.Of("THA", new(2020, 12, 31))[0].Total);
    }

    [Fact]
    public void With_the_files_rows_taken_changes_and_drops_are_shown()
    {
        using var package = new TinyPackage();
        var lines = MonthlyOf("2020-12-31,2020_12,THA,Thailand,UNMISS,Troops,250,21,271", "2020-12-31,2020_12,TZA,Tanzania,UNMISS,Troops,20,4,24");
        var plan = Plan(package, lines, ConflictPolicy.TakeIncoming, "monthly");
        Assert.Equal((0, 1, 2), (plan.Added, plan.Changed, plan.Dropped));
        Assert.Contains(plan.Changes, change => change.Kind == RowChangeKind.Changed
            && change.Fields.Contains(new("total", "270", "271")) && change.Fields.Contains(new("women", "20", "21")));
        Assert.Equal(
            ["2020-12-31/CIV/individual_police/monthly/p. 1", "2020-12-31/JPN/staff_officers/monthly/p. 3"],
            plan.Changes.Where(change => change.Kind == RowChangeKind.Dropped).Select(change => change.Key));
        PackageImporter.Apply(plan);
        Assert.Equal(2, package.Load().Personnel.On(new(2020, 12, 31)).Count);
        Assert.Single(package.Load().Personnel.On(new(2020, 11, 30)));
    }

    [Fact]
    public void Two_rows_of_one_file_that_disagree_are_a_conflict()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, MonthlyOf("2021-01-31,f,JPN,Japan,UNMISS,Troops,1,1,2", "2021-01-31,f,JPN,Japan,UNMISS,Troops,1,2,3"));
        Assert.Equal("monthly.csv:3:total", Assert.Single(plan.Conflicts).Where);
    }

    [Fact]
    public void All_unknown_names_are_listed_at_once_with_the_nearest()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, MonthlyOf(
            "2021-01-31,f,XXX,Jappan,UNMISS,Troops,1,1,2",
            "2021-01-31,f,,Jappan,UNMISS,Troops,1,1,2",
            "2021-01-31,f,JPN,Japan,UNMIS,Troops,1,1,2",
            "2021-01-31,f,,Atlantis,UNMISS,Troops,1,1,2"));
        Assert.Equal(["Jappan", "UNMIS", "Atlantis"], plan.Errors.Select(error => error.Found));
        Assert.All(plan.Errors, error => Assert.Equal(DataErrorKind.UnknownName, error.Kind));
        Assert.Contains("Japan", plan.Errors[0].Expected, StringComparison.Ordinal);
        Assert.Contains("2 rows", plan.Errors[0].Advice, StringComparison.Ordinal);
        Assert.Contains("UNMISS", plan.Errors[1].Expected, StringComparison.Ordinal);
        Assert.False(plan.CanApply);
    }

    [Fact]
    public void Refused_rows_can_be_passed_over_and_are_counted()
    {
        using var package = new TinyPackage();
        var path = Write(package, MonthlyOf("2021-01-31,f,,Atlantis,UNMISS,Troops,1,1,2", "2021-01-31,f,JPN,Japan,UNMISS,Troops,1,1,2", "2021-02-30,f,JPN,Japan,UNMISS,Troops,1,1,2"));
        var plan = PackageImporter.Plan(package.Folder, new() { Files = [path], SkipRefused = true });
        Assert.Empty(plan.Errors);
        Assert.Equal(1, Rows(plan));
        Assert.Equal([2, 4], plan.Files[0].Skipped.Select(skipped => skipped.FirstLine));
    }

    [Fact]
    public void Only_the_states_asked_for_are_taken()
    {
        using var package = new TinyPackage();
        var plan = PackageImporter.Plan(package.Folder, new() { Files = [Write(package, Monthly)], States = ["JPN"] });
        Assert.Equal("JPN", Assert.Single(plan.Changes, change => change.Table == "personnel").Fields.Single(field => field.Field == "iso3").After);
    }

    [Theory]
    [InlineData("1,200")]
    [InlineData("1.5")]
    [InlineData("-3")]
    [InlineData("12a")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    public void A_count_that_is_none_is_refused_with_its_place(string count)
    {
        using var package = new TinyPackage();
        var error = Assert.Single(Plan(package, MonthlyOf($"2021-01-31,f,JPN,Japan,UNMISS,Troops,1,1,\"{count}\"")).Errors);
        Assert.Equal((DataErrorKind.TypeError, "monthly.csv:2:total", count), (error.Kind, error.Where, error.Found));
    }

    [Fact]
    public void Women_and_men_that_are_not_the_total_are_refused()
    {
        using var package = new TinyPackage();
        var text = MonthlyOf("2021-01-31,f,JPN,Japan,UNMISS,Troops,1,1,3");
        Assert.Equal(DataErrorKind.PartsDoNotAddUp, Assert.Single(Plan(package, text).Errors).Kind);
        var plan = PackageImporter.Plan(package.Folder, new() { Files = [Write(package, text)], SkipRefused = true });
        var row = Assert.Single(plan.Changes, change => change.Table == "personnel").Fields;
        Assert.Contains(row, field => field is { Field: "total", After: "3" });
        Assert.DoesNotContain(row, field => field.Field == "women");
    }

    [Fact]
    public void A_person_without_a_mission_beside_others_with_one_is_counted_once()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, MonthlyOf("2021-01-31,f,THA,Thailand,UNMISS,Troops,1,1,2", "2021-01-31,f,THA,Thailand,,Troops,3,0,3"));
        PackageImporter.Apply(plan);
        var row = Assert.Single(package.Load().Personnel.Of("THA", new(2021, 1, 31)));
        Assert.Equal((null, 5, 1), (row.MissionId, row.Total, row.Women));
    }

    [Fact]
    public void A_state_given_for_all_missions_is_the_same_as_its_missions_together()
    {
        using var package = new TinyPackage();
        package.Replace("personnel", "2020-12-31,THA,UNMISS,troops,20,250,270", "2020-12-31,THA,,troops,20,250,270");
        var plan = Plan(package, MonthlyOf(
            "2020-12-31,f,THA,Thailand,UNMISS,Troops,200,20,220", "2020-12-31,f,THA,Thailand,UNDOF,Troops,50,0,50",
            "2020-12-31,f,CIV,Ivory Coast,UNMISS,Individual Police,1,1,2", "2020-12-31,f,JPN,Japan,UNMISS,Staff Officer,3,1,4",
            "2020-12-31,f,TZA,Tanzania,UNMISS,Troops,20,4,24"), source: "monthly");
        Assert.Empty(plan.Conflicts);
        Assert.Equal((2, 3), (plan.Added, plan.Unchanged));
        PackageImporter.Apply(plan);
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void A_headcount_printed_after_the_missions_end_says_so()
    {
        using var package = new TinyPackage();
        PackageImporter.Apply(Plan(package, MonthlyOf("1993-12-31,f,JPN,Japan,UNTAC,Troops,1,1,2", "1992-02-29,f,JPN,Japan,UNTAC,Troops,1,1,2")));
        Assert.Equal("printed after the mission's end", package.Load().Personnel.Of("JPN", new(1993, 12, 31))[0].Note);
        Assert.Equal("printed before the mission's start", package.Load().Personnel.Of("JPN", new(1992, 2, 29))[0].Note);
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void A_package_changed_since_the_plan_is_not_overwritten()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, Monthly);
        package.Replace("events", "promulgated", "promulgated and announced");
        Assert.Throws<InvalidOperationException>(() => PackageImporter.Apply(plan));
    }

    [Fact]
    public void A_row_whose_state_and_mission_are_unknown_names_both()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, MonthlyOf("2021-01-31,f,,Atlantis,UNSEA,Troops,1,1,2"));
        Assert.Equal(["Atlantis", "UNSEA"], plan.Errors.Select(error => error.Found));
        var passed = PackageImporter.Plan(package.Folder, new() { Files = [Path.Combine(package.Folder, "monthly.csv")], SkipRefused = true });
        Assert.Equal(1, Assert.Single(Assert.Single(passed.Files).Skipped).Rows);
    }

    [Fact]
    public void A_file_cut_down_to_one_state_says_that_the_others_would_be_dropped()
    {
        using var package = new TinyPackage();
        PackageImporter.Apply(Plan(package, MonthlyOf(
            "2021-01-31,f,JPN,Japan,UNMISS,Troops,3,1,4", "2021-01-31,f,THA,Thailand,UNMISS,Troops,1,1,2", "2021-01-31,f,TZA,Tanzania,UNMISS,Troops,1,1,2")));
        var plan = Plan(package, MonthlyOf("2021-01-31,f,JPN,Japan,UNMISS,Troops,4,1,5"));
        Assert.Equal(3, plan.Conflicts.Length);
        Assert.Contains(plan.Notices, notice => notice.Contains("gives 1 states and lacks 2", StringComparison.Ordinal) && notice.Contains("--states", StringComparison.Ordinal));
        var one = PackageImporter.Plan(package.Folder, new() { Files = [Path.Combine(package.Folder, "monthly.csv")], States = ["JPN"] });
        Assert.Single(one.Conflicts);
        Assert.DoesNotContain(one.Notices, notice => notice.Contains("--states", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_are_in_the_tables_order_whatever_order_the_file_has()
    {
        using var package = new TinyPackage();
        string[] states = ["JPN,Japan", "THA,Thailand", "TZA,Tanzania"];
        string[] types = ["Troops", "Experts on Mission", "Individual Police", "Staff Officer"];
        var rows = Enumerable.Range(0, 40).SelectMany(month => states.SelectMany(state => types.Select(type
            => FormattableString.Invariant($"{new DateOnly(2018, 1, 31).AddDays(1).AddMonths(month).AddDays(-1):yyyy-MM-dd},f{month % 7},{state},UNMISS,{type},{month + 1},0,{month + 1}")))).ToArray();
        var seed = Random.Shared.Next();
        new Random(seed).Shuffle(rows);
        PackageImporter.Apply(Plan(package, MonthlyOf(rows), ConflictPolicy.KeepExisting));
        Assert.True(DataCheck.Run(package.Folder).Errors.All(error => error.Kind != DataErrorKind.RowOrder), $"seed {seed}");
    }

    private static int Rows(ImportPlan plan) => plan.Changes.Count(change => change is { Table: "personnel", Kind: RowChangeKind.Added });

    internal static string MonthlyOf(params string[] rows) => "report_date,file,iso3,country,mission,type,male,female,total\n" + string.Join('\n', rows) + "\n";

    internal static string Write(TinyPackage package, string text, string name = "monthly.csv")
    {
        var path = Path.Combine(package.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    internal static ImportPlan Plan(TinyPackage package, string text, ConflictPolicy policy = ConflictPolicy.Refuse, string? source = null)
        => PackageImporter.Plan(package.Folder, new() { Files = [Write(package, text)], OnConflict = policy, SourceId = source });

    internal static string Snapshot(TinyPackage package)
        => string.Join('\n', Directory.EnumerateFiles(package.Folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("monthly.csv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(package.Folder, path) + "\n" + File.ReadAllText(path)));
}
