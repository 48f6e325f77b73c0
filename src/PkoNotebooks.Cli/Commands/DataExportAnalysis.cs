using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Export;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Facts;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko data export-analysis</c>: the tables that notebooks show, and what their charts are drawn from, for other programs, each with the sources that it rests on.</summary>
internal static class DataExportAnalysis
{
    private const string Csv = "text/csv";

    public static Command Create()
    {
        var run = new RunOptions();
        var to = new Option<string>("--to") { Description = "csv, json or sqlite.", DefaultValueFactory = _ => "csv" };
        to.AcceptOnlyFromAmong("csv", "json", "sqlite");
        var named = new Option<string[]>("--tables") { Description = "Only these tables and charts, by their key in the notebook. Default: all.", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string?>("--output-dir") { Description = "The folder to write to. Default: artifacts/export." };
        var command = new Command("export-analysis", "Run notebooks and write the tables that they show, and the data of their charts, as CSV, JSON or SQLite, each with its citations.") { to, named, output };
        run.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var layout = ProjectLayout.Find(Environment.CurrentDirectory);
            var settings = run.Settings(parsed);
            var runs = await NotebookRuns.RunAsync(layout, Jobs.Load(layout, run, parsed), settings, quiet: false, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (NotebookRuns.ExitCodeOf(runs) is var code && code != ExitCode.Done)
            {
                foreach (var failed in runs.Where(r => r.Status != RunStatus.Passed))
                {
                    await Console.Error.WriteLineAsync(NotebookRuns.Line(failed)).ConfigureAwait(false);
                }

                return code;
            }

            return DataCommand.Guard(() =>
            {
                var data = PkoData.Load(settings.Data ?? layout.Data);
                var tables = runs.SelectMany(r => Tables(r, data)).ToList();
                var folder = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(layout.Artifacts, "export"));
                var files = Write(parsed.GetValue(to)!, Chosen(tables, parsed.GetValue(named) ?? []), folder);
                Console.WriteLine(parsed.GetValue(run.Json) ? JsonReport.Write(new { files }) : string.Join('\n', files));
                return ExitCode.Done;
            });
        });
        return command;
    }

    private static IEnumerable<(string Key, CitedTable Table)> Tables(NotebookRun run, PkoData data) =>
        from output in run.Executed.Cells.SelectMany(cell => cell.Outputs)
        let bundle = (output as DisplayOutput)?.Data ?? (output as ResultOutput)?.Data
        where bundle is not null
        let csv = bundle.Text(Csv)
        where csv is not null
        from figure in FactsPayload.Read(bundle).Figures
        select (figure.Key, AnalysisCsv.Read($"{run.Name}_{figure.Key}", csv, figure.Citations.Select(c => Source(c, data))));

    // The package knows a source's terms, which a notebook's output does not carry.
    private static CitedSource Source(PublishedCitation citation, PkoData data) =>
        data.Sources.Find(citation.Source) is { } known
            ? CitedSource.Of(known)
            : new(citation.Source, citation.Title, citation.Publisher, citation.Published ?? "", citation.Url ?? "", "");

    private static List<CitedTable> Chosen(List<(string Key, CitedTable Table)> tables, string[] keys)
    {
        var unknown = keys.Except(tables.Select(t => t.Key), StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? [.. tables.Where(t => keys.Length == 0 || keys.Contains(t.Key)).Select(t => t.Table)]
            : throw new UsageException($"No table or chart {string.Join(", ", unknown)} in these notebooks; there are {string.Join(", ", tables.Select(t => t.Key).Distinct())}.");
    }

    private static List<string> Write(string format, List<CitedTable> tables, string folder)
    {
        Directory.CreateDirectory(folder);
        switch (format)
        {
            case "csv":
                return [.. tables.SelectMany(table => CsvExport.Write(table, folder))];
            case "json":
                var json = Path.Combine(folder, "analysis.json");
                JsonExport.Write(tables, json);
                return [json];
            default:
                var database = Path.Combine(folder, "analysis.sqlite");
                CitedSqlite.Write(tables, database);
                return [database];
        }
    }
}
