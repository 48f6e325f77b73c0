using System.Collections.Immutable;
using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data.Import;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko data import</c>: publishers' files into the package, planned first, written all or nothing.</summary>
internal static class DataImport
{
    private const int ChangesShown = 40;
    private const int ConflictsShown = 40;

    // Bytes: what the import of ten years of months takes.
    private const long MemoryBeforeCollecting = 160_000_000;

    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "The publisher's files; each one's format is recognised by its header. A source or a format named first says which one it must be.", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string?>("--into") { Description = "The package's folder. Default: data/." };
        var source = new Option<string?>("--source") { Description = "The source that new rows cite. Default: the source that the format stands for." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, and write nothing." };
        var conflict = new Option<ConflictPolicy>("--on-conflict") { Description = "Where the file and the package disagree: Refuse, KeepExisting or TakeIncoming." };
        var skip = new Option<bool>("--skip-refused") { Description = "Pass over rows that cannot be taken, and count them." };
        var states = new Option<string[]>("--states") { Description = "Only these states, by ISO 3166 alpha-3.", AllowMultipleArgumentsPerToken = true };
        var json = new Option<bool>("--json") { Description = "Print the plan as JSON." };
        var command = new Command("import", "Bring a publisher's files into the package.") { files, into, source, dryRun, conflict, skip, states, json };
        command.SetAction(parsed => DataCommand.Guard(() =>
        {
            var (wanted, given) = SourceFirst(parsed.GetValue(files)!);
            var request = new ImportRequest
            {
                Files = [.. given],
                Format = wanted?.Name,
                SourceId = parsed.GetValue(source),
                OnConflict = parsed.GetValue(conflict),
                SkipRefused = parsed.GetValue(skip),
                States = parsed.GetValue(states) is { Length: > 0 } chosen ? chosen.ToImmutableHashSet(StringComparer.Ordinal) : null,
            };

            CollectLate();
            var plan = PackageImporter.Plan(DataCommand.Directory(parsed.GetValue(into)), request);
            Report(plan, parsed.GetValue(json));
            if (!plan.CanApply)
            {
                return ExitCode.Usage;
            }

            if (!parsed.GetValue(dryRun) && !plan.ChangesNothing)
            {
                PackageImporter.Apply(plan);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    // Next to nothing is garbage before the end: collecting would copy what stays. Where an import takes more, it is collected as
    // always; and where the machine has little memory, from the start.
    private static void CollectLate()
    {
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 4 * MemoryBeforeCollecting)
        {
            _ = GC.TryStartNoGCRegion(MemoryBeforeCollecting);
        }
    }

    // `pko data import un-dpo-monthly FILE…`: a file of that name is a file.
    private static (ImportFormat? Format, string[] Files) SourceFirst(string[] named)
        => named.Length > 1 && !File.Exists(named[0]) && ImportFormats.Find(named[0]) is { } format ? (format, named[1..]) : (null, named);

    private static void Report(ImportPlan plan, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonReport.Write(new
            {
                plan.Added, plan.Changed, plan.Dropped, plan.Unchanged, plan.CanApply, plan.Files, plan.Changes, plan.Corrections, plan.Notices,
                conflicts = plan.Conflicts.Select(e => e.ToString()),
                errors = plan.Errors.Select(e => e.ToString()),
            }));
            return;
        }

        foreach (var file in plan.Files)
        {
            Console.WriteLine($"{file.Name}: {file.Format}, {file.Rows} rows, cited as {file.SourceId}");
            foreach (var skipped in file.Skipped)
            {
                Console.WriteLine($"  left out {skipped.Rows}: {skipped.Reason} (first at line {skipped.FirstLine})");
            }
        }

        foreach (var correction in plan.Corrections)
        {
            Console.WriteLine($"correction {correction.CorrectionId} ({correction.Action}), {correction.Rows} rows: {correction.Reason}");
        }

        foreach (var problem in plan.Errors.Concat(plan.Conflicts.Take(ConflictsShown)))
        {
            Console.Error.WriteLine(problem);
        }

        if (plan.Conflicts.Length > ConflictsShown)
        {
            Console.Error.WriteLine($"… and {plan.Conflicts.Length - ConflictsShown} more conflicts (all with --json)");
        }

        foreach (var notice in plan.Notices)
        {
            Console.WriteLine(notice);
        }

        foreach (var change in plan.EachChange.Take(ChangesShown))
        {
            Console.WriteLine(DataDiff.Line(change));
        }

        var changes = plan.Added + plan.Changed + plan.Dropped;
        if (changes > ChangesShown)
        {
            Console.WriteLine($"… and {changes - ChangesShown} more (all with --json)");
        }

        Console.WriteLine($"{plan.Added} added, {plan.Changed} changed, {plan.Dropped} dropped, {plan.Unchanged} unchanged");
    }
}
