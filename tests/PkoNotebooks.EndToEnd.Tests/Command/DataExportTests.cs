using System.Text.Json;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

/// <summary>What goes out, opened by the programs that people open it with.</summary>
public sealed class DataExportTests
{
    private const string ReadWithPandas = """
        import json, sqlite3, sys
        import pandas
        folder, name = sys.argv[1:]
        csv = pandas.read_csv(f'{folder}/{name}.csv')
        sources = pandas.read_csv(f'{folder}/{name}.sources.csv')
        database = pandas.read_sql(f'select * from "{name}"', sqlite3.connect(sys.argv[1] + '/analysis.sqlite'))
        with open(f'{folder}/analysis.json', encoding='utf-8') as file:
            table = next(t for t in json.load(file)['tables'] if t['name'] == name)
        frame = pandas.DataFrame(table['rows'])[[f['name'] for f in table['fields']]]
        pandas.testing.assert_frame_equal(csv, database)
        pandas.testing.assert_frame_equal(csv, frame)
        japan = csv[csv['State'] == 'Japan'].iloc[0]
        print(japan['Funding share (%)'], japan['Personnel (persons)'], 'seed-002' in set(sources['source_id']))
        """;

    private const string ValidateCitation = """
        import { pathToFileURL } from 'node:url';
        const { validateCFFFile } = await import(pathToFileURL(process.argv[2] + '/dist/index.js'));
        const cff = validateCFFFile(process.argv[3]);
        console.log(cff['references'].length);
        """;

    [SkippableFact]
    public async Task A_table_of_an_analysis_is_the_same_in_CSV_JSON_and_SQLite_to_pandas()
    {
        using var folder = new TemporaryFolder();
        var python = Machine.SystemPython;
        foreach (var format in new[] { "csv", "json", "sqlite" })
        {
            var export = await Shell.PkoAsync("data", "export-analysis", "01", "--to", format, "--output-dir", folder.Path);
            Assert.True(export.ExitCode == 0, export.ToString());
        }

        var script = folder.File("read.py", ReadWithPandas);
        var result = await Shell.RunAsync(python, [script, folder.Path, "01_funding_share_and_troop_gap_figures"], folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("10.833 272 True", result.LastLine);
    }

    [SkippableFact]
    public async Task The_package_and_an_analysis_are_read_by_the_SQLite_shell_with_their_sources()
    {
        using var folder = new TemporaryFolder();
        var sqlite = Machine.Sqlite;
        var package = await Shell.PkoAsync("data", "export", "sqlite", "--output-dir", folder.Path);
        Assert.True(package.ExitCode == 0, package.ToString());
        var result = await Shell.RunAsync(
            sqlite,
            [Path.Combine(folder.Path, "pko.sqlite"), "PRAGMA foreign_key_check", "PRAGMA integrity_check",
                "SELECT total, title FROM personnel JOIN sources USING (source_id) WHERE as_of = '2015-03-31' AND iso3 = 'CHN'"],
            folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.StartsWith("ok\n2371|Japan's Contributions to UN Peacekeeping Operations", result.Output, StringComparison.Ordinal);

        var analysis = await Shell.PkoAsync("data", "export-analysis", "01", "-p", "country", "DEU", "--tables", "figures", "--to", "sqlite", "--output-dir", folder.Path);
        Assert.True(analysis.ExitCode == 0, analysis.ToString());
        result = await Shell.RunAsync(
            sqlite,
            [Path.Combine(folder.Path, "analysis.sqlite"),
                "SELECT State, \"Personnel (persons)\" FROM \"01_funding_share_and_troop_gap_figures\" LIMIT 1",
                "SELECT COUNT(*) > 3 FROM table_sources JOIN sources USING (source_id) WHERE title <> '' AND licence <> ''"],
            folder.Path);
        Assert.Equal("Germany|196\n1\n", result.Output);
    }

    [SkippableFact]
    public async Task The_CITATION_file_is_valid_to_an_implementation_not_ours()
    {
        var implementation = Machine.NodePackage("cffjs");
        using var folder = new TemporaryFolder();
        var export = await Shell.PkoAsync("data", "export", "cff", "--output-dir", folder.Path);
        Assert.True(export.ExitCode == 0, export.ToString());
        var script = folder.File("validate.mjs", ValidateCitation);
        var result = await Shell.RunAsync(Machine.Node, [script, implementation, Path.Combine(folder.Path, "CITATION.cff")], folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(File.ReadLines(Path.Combine(Repository.Root, "data", "tables", "sources.csv")).Count() - 1, int.Parse(result.LastLine, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_table_that_no_notebook_shows_is_wrong_usage()
    {
        var result = await Shell.PkoAsync("data", "export-analysis", "01", "--tables", "nothing");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("figures", result.Errors, StringComparison.Ordinal);
        Assert.Contains("top-ten", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_of_every_chart_and_table_go_out_with_their_sources()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("data", "export-analysis", "01", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        using var facts = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "notebooks", "facts.lock.json")));
        var keys = facts.RootElement.GetProperty("figures").EnumerateArray()
            .Where(figure => figure.GetProperty("notebook").GetString() == "01-funding-share-and-troop-gap")
            .Select(figure => figure.GetProperty("key").GetString()!.Replace('-', '_')).ToList();
        Assert.True(keys.Count > 2, string.Join(", ", keys));
        Assert.All(keys, key => Assert.Contains($"01_funding_share_and_troop_gap_{key}.csv", result.Output, StringComparison.Ordinal));
    }
}
