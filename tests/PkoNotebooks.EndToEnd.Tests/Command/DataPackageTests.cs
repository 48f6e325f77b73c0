using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

/// <summary>The package as others see it: an implementation of Data Package that is not ours, and SQLite itself.</summary>
public sealed class DataPackageTests
{
    private const string Validate = """
        const { Package } = require(process.argv[2]);
        (async () => {
          const found = await Package.load(process.argv[3]);
          if (!found.valid) throw new Error(found.errors.map(e => e.message).join('\n'));
          for (const resource of found.resources) {
            if (!resource.tabular) throw new Error(resource.name + ': not tabular');
            const rows = await resource.read({ relations: false });
            console.log(resource.name + ' ' + rows.length);
          }
        })().catch(e => { console.error(e.message, (e.errors || []).map(x => x.message).join('\n')); process.exit(1); });
        """;

    [SkippableFact]
    public async Task An_independent_implementation_reads_every_table_by_its_schema()
    {
        var implementation = Machine.NodePackage("datapackage");
        using var folder = new TemporaryFolder();
        var script = folder.File("validate.js", Validate);
        var result = await Shell.RunAsync(Machine.Node, [script, implementation, Path.Combine(Repository.Root, "data", "datapackage.json")], folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("personnel ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SQLite_export_holds_every_row_of_a_table()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.PkoAsync("data", "export", "sqlite", "fatalities", "--output-dir", folder.Path);
        Assert.True(result.ExitCode == 0, result.ToString());
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.Path, "pko.sqlite")};Pooling=False");
        await connection.OpenAsync();
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM fatalities JOIN sources USING (source_id)";
        var rows = File.ReadLines(Path.Combine(Repository.Root, "data", "tables", "fatalities.csv")).Count() - 1;
        Assert.Equal((long)rows, await count.ExecuteScalarAsync());
    }
}
