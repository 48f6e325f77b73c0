using System.IO.Compression;
using System.Text.Json;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

/// <summary><c>pko data diff</c>: what a new release changes, in rows and in what the pages say.</summary>
public sealed class DataDiffTests
{
    private const string Fact = "funding_share.JPN.2015-03-31";

    [Fact]
    public async Task A_changed_rate_is_listed_with_the_published_facts_that_it_moves()
    {
        using var folder = new TemporaryFolder();
        var old = await ReleaseAsync(folder, "old", changed: false);
        var @new = await ReleaseAsync(folder, "new", changed: true);
        var result = await Shell.PkoAsync("data", "diff", old, @new);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("changed  assessment_rates peacekeeping/JPN/2013-01-01/2015-12-31/", result.Output, StringComparison.Ordinal);
        Assert.Contains("rate_percent 10.833 -> 10.933", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{Fact} = 10.833 %, from assessment_rates/peacekeeping/JPN/", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("funding_share.USA.2015-03-31", result.Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await Shell.PkoAsync("data", "diff", old, @new, "--json")).Output);
        var moved = json.RootElement.GetProperty("facts").EnumerateArray().Where(f => f.GetProperty("cites_changed_row").GetBoolean()).Select(f => f.GetProperty("key").GetString()).ToList();
        Assert.Contains(Fact, moved);
        Assert.Equal("changed", Assert.Single(json.RootElement.GetProperty("rows").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task An_archive_and_a_folder_of_the_same_package_do_not_differ()
    {
        using var folder = new TemporaryFolder();
        var data = await ReleaseAsync(folder, "old", changed: false);
        var archive = Path.Combine(folder.Path, "release.zip");
        ZipFile.CreateFromDirectory(data, archive);
        var result = await Shell.PkoAsync("data", "diff", archive, data);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("0 rows differ", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_revision_of_the_repository_is_compared_with_what_stands_there_now()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Path.Combine(Repository.Root, "data"), "data");
        folder.CopyFrom(Repository.Notebooks, "notebooks");
        foreach (var arguments in new[] { "init -q", "add -A", "-c user.name=t -c user.email=t@example.org commit -q -m one" })
        {
            var git = await Shell.RunAsync(Machine.Git, arguments.Split(' '), folder.Path);
            Assert.True(git.ExitCode == 0, git.ToString());
        }

        await ChangeAsync(Path.Combine(folder.Path, "data"));
        var result = await Shell.PkoInAsync(folder.Path, null, "data", "diff", "HEAD");
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("rate_percent 10.833 -> 10.933", result.Output, StringComparison.Ordinal);
        Assert.Contains(Fact, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "is no folder, no archive and no revision")]
    [InlineData("--output=/tmp/evil", "is no folder, no archive and no revision")]
    public async Task What_is_no_package_is_wrong_usage(string name, string said)
    {
        var result = await Shell.PkoAsync("data", "diff", name, "data");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> ReleaseAsync(TemporaryFolder folder, string name, bool changed)
    {
        folder.CopyFrom(Path.Combine(Repository.Root, "data"), name);
        var data = Path.Combine(folder.Path, name);
        if (changed)
        {
            await ChangeAsync(data);
        }

        return data;
    }

    private static async Task ChangeAsync(string data)
    {
        var table = Path.Combine(data, "tables", "assessment_rates.csv");
        var text = await File.ReadAllTextAsync(table);
        const string Rate = "peacekeeping,JPN,2013-01-01,2015-12-31,10.833,printed,true,";
        Assert.Contains(Rate, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(table, text.Replace(Rate, Rate.Replace("10.833", "10.933", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(0, (await Shell.PkoAsync("data", "seal", "--data", data)).ExitCode);
    }
}
