using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task The_committed_lock_is_what_the_notebooks_publish()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("verify", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("verdict: the same", result.Output, StringComparison.Ordinal);
        Assert.Equal(["index.html", "junit.xml", "verify.json"], Directory.EnumerateFiles(folder.Path).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_notebook_is_held_against_its_part_of_the_lock()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("verify", "03", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("03-civilian-staffing-scarcity", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("01-funding", result.Output, StringComparison.Ordinal);
        Assert.Contains("verdict: the same", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_the_notebooks_cannot_be_accepted_as_the_whole_lock()
    {
        var result = await Shell.PkoAsync("verify", "03", "--update");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the lock is accepted as a whole", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [SuppressMessage("Globalization", "CA1307", Justification = "An exact text is replaced.")]
    public async Task One_value_changed_by_hand_is_found_and_named_with_its_table()
    {
        using var clone = new TemporaryFolder();
        clone.CopyFrom(Path.Combine(Repository.Root, "data"), "data");
        clone.CopyFrom(Repository.Notebooks, "notebooks");

        var table = Path.Combine(clone.Path, "data", "tables", "assessment_rates.csv");
        var text = File.ReadAllText(table);
        Assert.Contains(",10.833,", text, StringComparison.Ordinal);
        File.WriteAllText(table, text.Replace(",10.833,", ",10.933,"));

        // Edited without being sealed, the table is refused; sealed, every fact that it moves is named.
        var unsealed = await Shell.PkoInAsync(clone.Path, null, "check");
        Assert.Equal(1, unsealed.ExitCode);
        Assert.Contains("assessment_rates", unsealed.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Shell.PkoInAsync(clone.Path, null, "data", "seal")).ExitCode);
        var report = Path.Combine(clone.Path, "report");
        var result = await Shell.PkoInAsync(clone.Path, null, "verify", "--output-dir", report);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("NOT the same", result.Output, StringComparison.Ordinal);
        Assert.Contains("funding_share.JPN.2015-03-31", result.Output, StringComparison.Ordinal);
        Assert.Contains("assessment_rates", result.Output, StringComparison.Ordinal);
        var failures = XDocument.Load(Path.Combine(report, "junit.xml")).Descendants("failure").Count();
        Assert.True(failures > 0, "a moved fact is a failing test in the JUnit report");
    }
}
