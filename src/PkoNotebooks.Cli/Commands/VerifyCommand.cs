using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.FactsLock;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Verification;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko verify</c>: what a reviewer runs. Everything is executed anew and every published number is held against the lock.</summary>
internal static class VerifyCommand
{
    private const string AcceptCommand = "dotnet run -c Release --project src/PkoNotebooks.Cli -- verify --update";

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks")
        {
            Description = "Only these notebooks, by path, folder, name, or the start of a name. Default: all in notebooks/.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var update = new Option<bool>("--update") { Description = "Accept the differences, after showing them." };
        var kernel = new Option<string?>("--kernel") { Description = "Run with this installed Jupyter kernel: does another engine give the same facts?" };
        var output = new Option<string?>("--output-dir") { Description = "The folder for the report. Default: artifacts/verify." };
        var data = new Option<string?>("--data") { Description = "A data package elsewhere than data/." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("verify", "Execute the notebooks anew and compare every published number with the facts lock.") { notebooks, update, kernel, output, data, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var layout = ProjectLayout.Find(Environment.CurrentDirectory);
            var chosen = parsed.GetValue(notebooks) ?? [];
            if (chosen.Length > 0 && parsed.GetValue(update))
            {
                throw new UsageException("--update: found with chosen notebooks, expected without: the lock is accepted as a whole.");
            }

            var settings = new RunSettings { UseCache = false, Kernel = parsed.GetValue(kernel), Data = parsed.GetValue(data) };
            var runs = await NotebookRuns.RunAsync(layout, Notebooks(layout, chosen), settings, quiet: false, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var found = PublishedFacts.From(runs).WithTables(TableHashes(settings.Data ?? layout.Data));
            var locked = chosen.Length == 0 ? Locked(layout) : LockScope.Of(Locked(layout), runs.Select(r => r.Name).ToHashSet(StringComparer.Ordinal), found.Lock);
            var report = VerificationReport.Of(locked, runs, found);
            var folder = parsed.GetValue(output) ?? layout.Verify;
            var written = await VerificationWriter
                .WriteAsync(report, SitePublisher.Title(settings), InterfaceLanguage.English, AcceptCommand, folder, cancellationToken).ConfigureAwait(false);
            Console.WriteLine(parsed.GetValue(json) ? VerificationJson.Write(report) : VerdictTable.Of(report));
            return parsed.GetValue(update) ? Accept(layout, runs, found) : Conclude(report, runs, written.IndexPath, parsed.GetValue(json));
        });
        return command;
    }

    private static IReadOnlyList<NotebookJob> Notebooks(ProjectLayout layout, string[] chosen)
    {
        try
        {
            return [.. layout.Resolve(chosen).Select(path => NotebookJob.Load(path, layout.Root))];
        }
        catch (NotebookFormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Each table's hash as the package declares it; a table that differs from its declaration was not loaded.</summary>
    private static Dictionary<string, string> TableHashes(string folder) =>
        PkoData.Load(folder).Package.Resources.Where(r => r.Sha256 is not null).ToDictionary(r => r.Name, r => "sha256:" + r.Sha256, StringComparer.Ordinal);

    private static FactsLockFile Locked(ProjectLayout layout)
    {
        try
        {
            return File.Exists(layout.FactsLock) ? FactsLockJson.Read(File.ReadAllText(layout.FactsLock), layout.Relative(layout.FactsLock)) : FactsLockFile.Empty;
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static int Conclude(VerificationReport report, IReadOnlyCollection<NotebookRun> runs, string index, bool json)
    {
        if (!json)
        {
            Console.WriteLine(index);
        }

        // A notebook that was skipped has proven nothing.
        return report.AllAgree ? NotebookRuns.ExitCodeOf(runs) : ExitCode.Failed;
    }

    /// <summary>Only what ran to its end can be accepted: a notebook that failed has published half its facts.</summary>
    private static int Accept(ProjectLayout layout, IReadOnlyCollection<NotebookRun> runs, PublishedFacts found)
    {
        if (found.Problems.Length > 0 || runs.Any(r => r.Status != RunStatus.Passed))
        {
            Console.Error.WriteLine("pko: not accepted: a notebook did not pass, or its facts cannot be read. Mend that first.");
            return ExitCode.Failed;
        }

        AtomicFile.Write(layout.FactsLock, System.Text.Encoding.UTF8.GetBytes(FactsLockJson.Write(found.Lock)));
        Console.WriteLine($"accepted: {layout.Relative(layout.FactsLock)}");
        return ExitCode.Done;
    }
}
