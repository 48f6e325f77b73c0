using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

/// <summary>Who follows CONTRIBUTING.md adds a source, a field and a table; who slips is told by the check or by the tests, not by a user.</summary>
public sealed class ContributingTests
{
    [Fact]
    public async Task The_walk_leads_to_a_package_that_the_check_and_the_records_agree_on()
    {
        using var walk = new ContributingWalk();
        var commands = new List<string>();
        foreach (var block in ContributingWalk.Blocks())
        {
            foreach (var (command, result) in await walk.DoAsync(block))
            {
                Assert.True(result.ExitCode == 0, $"{command}: {result}");
                Assert.True(!command.StartsWith("dotnet test", StringComparison.Ordinal) || result.Output.Contains("Passed!", StringComparison.Ordinal), $"{command}: {result}");
                commands.Add(command);
            }
        }

        Assert.Contains("pko data check", commands);
        var test = Assert.Single(commands, command => command.StartsWith("dotnet test", StringComparison.Ordinal));
        var export = await walk.RunAsync("pko data export json visits events --output-dir out");
        Assert.True(export.ExitCode == 0, export.ToString());
        var json = File.ReadAllText(Path.Combine(walk.Root, "out", "pko.json"));
        Assert.Contains("\"visited_on\": \"1993-01-15\"", json, StringComparison.Ordinal);
        Assert.Contains("\"place\": null", json, StringComparison.Ordinal);

        // Schema against record: a type, a name, a field that only one of the two has. The tests read the descriptor when they run.
        var again = test + " --no-build";
        await Slips(walk, again, "datapackage.json", "\"name\": \"persons\",\n            \"type\": \"integer\"", "\"name\": \"persons\",\n            \"type\": \"string\"", "only in datapackage.json: visits.persons: string");
        await Slips(walk, again, "datapackage.json", "\"name\": \"visited_on\"", "\"name\": \"day\"", "only in the record: visits.visited_on: date");
        await Slips(walk, again, "datapackage.json", "\"name\": \"place\"", "\"name\": \"town\"", "only in the record: events.place: string, may be empty");
        Assert.Equal(0, (await walk.RunAsync(again)).ExitCode);
    }

    [Theory]
    [InlineData("tables/visits.csv", "visited_on", "visit_date", "tables/visits.csv:1:visited_on: missing-label")]
    [InlineData("tables/visits.csv", "mission_id,persons", "persons,mission_id", "incorrect-label")]
    [InlineData("tables/visits.csv", ",12,", ",twelve,", "tables/visits.csv:2:persons: type-error; found \"twelve\"")]
    [InlineData("tables/visits.csv", "1993-01-15", "15/01/1993", "tables/visits.csv:2:visited_on: type-error")]
    [InlineData("tables/visits.csv", "UNTAC", "UNTACC", "tables/visits.csv:2:mission_id: foreign-key")]
    [InlineData("tables/visits.csv", "example-diary-2024", "diary", "foreign-key")]
    [InlineData("datapackage.json", "\"type\": \"integer\",\n            \"description\": \"Size of the party.\"", "\"type\": \"date\",\n            \"description\": \"Size of the party.\"", "tables/visits.csv:2:persons: type-error; found \"12\"")]
    public async Task A_table_that_disagrees_with_its_schema_is_told_by_the_check(string file, string old, string replacement, string said)
    {
        using var walk = new ContributingWalk();
        foreach (var block in ContributingWalk.Blocks().Where(block => block.Kind is "csv" or "json" || block.Text.StartsWith("sed", StringComparison.Ordinal)))
        {
            await walk.DoAsync(block);
        }

        walk.Replace("data/" + file, old, replacement);
        Assert.Equal(0, (await walk.RunAsync("pko data seal")).ExitCode);
        var result = await walk.RunAsync("pko data check");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
    }

    private static async Task Slips(ContributingWalk walk, string test, string file, string old, string replacement, string said)
    {
        walk.Replace("data/" + file, old, replacement);
        var result = await walk.RunAsync(test);
        walk.Replace("data/" + file, replacement, old);
        Assert.True(result.ExitCode != 0, result.ToString());
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
    }
}
