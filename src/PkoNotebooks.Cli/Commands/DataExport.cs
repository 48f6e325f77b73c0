using System.CommandLine;
using System.Text;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Export;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko data export</c>: the package for other programs, each row with its citation.</summary>
internal static class DataExport
{
    public static Command Create()
    {
        var format = new Argument<string>("format") { Description = "sqlite, csv, json or cff (a CITATION.cff)." };
        format.AcceptOnlyFromAmong("sqlite", "csv", "json", "cff");
        var tables = new Argument<string[]>("tables") { Description = "The tables. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var folder = DataCommand.Folder();
        var output = new Option<string?>("--output-dir") { Description = "The folder to write to. Default: artifacts/export." };
        var command = new Command("export", "Write tables as SQLite, CSV or JSON, each with its citations, or a CITATION.cff.") { format, tables, folder, output };
        command.SetAction(parsed => DataCommand.Guard(() =>
        {
            var data = PkoData.Load(DataCommand.Directory(parsed.GetValue(folder)));
            var target = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(ProjectLayout.Find(Environment.CurrentDirectory).Artifacts, "export"));
            Directory.CreateDirectory(target);
            foreach (var file in Write(parsed.GetValue(format)!, Named(data, parsed.GetValue(tables) ?? []), data, target))
            {
                Console.WriteLine(file);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static List<string> Named(PkoData data, string[] tables)
    {
        var known = data.Package.Resources.Select(r => r.Name).ToList();
        var unknown = tables.Except(known, StringComparer.Ordinal).ToList();
        return unknown.Count > 0
            ? throw new UsageException($"No table {string.Join(", ", unknown)}; there are {string.Join(", ", known)}.")
            : tables.Length == 0 ? known : [.. tables.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Write(string format, List<string> tables, PkoData data, string folder)
    {
        switch (format)
        {
            case "sqlite":
                var database = Path.Combine(folder, "pko.sqlite");
                new SqliteDatabase(data).Write(database, tables);
                return [database];
            case "csv":
                return tables.SelectMany(name => CsvExport.Write(CitedTable.Of(data, name), folder));
            case "json":
                var json = Path.Combine(folder, "pko.json");
                JsonExport.Write(tables.Select(name => CitedTable.Of(data, name)), json);
                return [json];
            default:
                var citation = Path.Combine(folder, "CITATION.cff");
                AtomicFile.Write(citation, Encoding.UTF8.GetBytes(CitationFile.Text(data, tables)));
                return [citation];
        }
    }
}
