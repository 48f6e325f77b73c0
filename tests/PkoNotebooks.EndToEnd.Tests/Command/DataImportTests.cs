using System.Globalization;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

/// <summary>An analyst brings months of the publisher's into a package of their own, and the notebooks work by month.</summary>
public sealed class DataImportTests
{
    private static readonly string[] States = ["DEU,Germany", "FRA,France", "USA,United States of America"];

    [Fact]
    public async Task With_every_month_imported_the_gap_and_the_trend_are_there_for_another_state_than_Japan()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Path.Combine(Repository.Root, "data"), "local");
        var package = Path.Combine(folder.Path, "local");

        // 2016 without its Decembers, which are shipped. Germany peaks in June, with 1,606.
        var rows = from month in Enumerable.Range(1, 11)
                   let day = new DateOnly(2016, month, 1).AddMonths(1).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                   from state in States.Index()
                   let total = (1000 * (state.Index + 1)) + (100 * (6 - Math.Abs(6 - month))) + 6
                   select FormattableString.Invariant($"{day},2016,{state.Item},MINUSMA,Troops,{total},0,{total}");
        var file = folder.File("months.csv", "report_date,file,iso3,country,mission,type,male,female,total\n" + string.Join('\n', rows) + "\n");

        var before = await RenderAsync(folder, Path.Combine(Repository.Root, "data"));
        Assert.Contains("The data hold no count of Germany for every month, so its peak is not known", before, StringComparison.Ordinal);

        var import = await Shell.PkoAsync("data", "import", "un-monthly", file, "--into", package, "--states", "DEU", "FRA", "USA");
        Assert.True(import.ExitCode == 0, import.ToString());
        Assert.Contains("33 added, 0 changed, 0 dropped", import.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Shell.PkoAsync("data", "check", "--data", package)).ExitCode);

        var after = await RenderAsync(folder, package);
        Assert.Contains("at most **1,606", after, StringComparison.Ordinal);
        Assert.Contains("On 30 June 2016, Germany bore", after, StringComparison.Ordinal);
        Assert.Contains("provided **1,606", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Path.Combine(Repository.Root, "data"), "local");
        var package = Path.Combine(folder.Path, "local");
        var file = folder.File("f.csv", "report_date,file,iso3,country,mission,type,male,female,total\n2030-01-31,f,JPN,Japan,UNMISS,Troops,3,1,4\n");
        Assert.Contains("3 added", (await Shell.PkoAsync("data", "import", file, "--into", package)).Output, StringComparison.Ordinal);
        var again = await Shell.PkoAsync("data", "import", file, "--into", package);
        Assert.Contains("0 added, 0 changed, 0 dropped, 1 unchanged", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_than_the_source_named_is_told_column_by_column()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("f.csv", "report_date,file,iso3,country,mission,type,male,female,total\n");
        var result = await Shell.PkoAsync("data", "import", "un-fatalities", file, "--dry-run");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("f.csv:1:incident_date: missing-label", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_package_holds_no_suspect_that_nobody_has_judged()
    {
        var result = await Shell.PkoAsync("data", "suspects");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("0 suspects, 0 not declared", result.Output, StringComparison.Ordinal);
    }

    private static async Task<string> RenderAsync(TemporaryFolder folder, string package)
    {
        var site = Path.Combine(folder.Path, "site-" + Path.GetFileName(package));
        var pages = new List<string>();
        foreach (var arguments in new[] { new[] { "02", "-p", "country", "DEU", "-p", "firstYear", "2016", "-p", "lastYear", "2016" }, ["01", "-p", "country", "DEU", "-p", "asOf", "2016-06-30"] })
        {
            var result = await Shell.PkoAsync(["render", .. arguments, "--to", "md", "--data", package, "--output-dir", site]);
            Assert.True(result.ExitCode == 0, result.ToString());
            pages.AddRange(Directory.EnumerateFiles(site, "*.md").Select(File.ReadAllText));
            Directory.Delete(site, recursive: true);
        }

        return string.Join('\n', pages);
    }
}
