using System.Collections.Immutable;
using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data.Diff;
using PkoNotebooks.Data.Import;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko data diff</c>: rows that differ between two packages, and the published facts that rest on them.</summary>
internal static class DataDiff
{
    private const int RowsShown = 60;

    public static Command Create()
    {
        var before = new Argument<string>("old") { Description = "The old package: its folder, a ZIP archive, or a git revision of this project." };
        var after = new Argument<string>("new")
        {
            Description = "The new package, named likewise. Default: data/.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print the differences as JSON." };
        var locked = new Option<string?>("--lock") { Description = "The list of published facts. Default: notebooks/facts.lock.json." };
        var command = new Command("diff", "List the rows that differ between two packages, and the published facts that they move.") { before, after, json, locked };
        command.SetAction(parsed => DataCommand.Guard(() =>
        {
            using var old = PackageAt.Open(parsed.GetValue(before)!);
            using var present = PackageAt.Open(parsed.GetValue(after) ?? DataCommand.Directory(null));
            var diff = PackageDiff.Compare(old.Folder, present.Folder);
            var facts = Moved(diff, parsed.GetValue(locked));
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonReport.Write(new { diff.TablesAdded, diff.TablesDropped, diff.FieldsChanged, diff.Rows, facts }));
            }
            else
            {
                Print(diff, facts);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>A row's change in one line; of a changed row also each field, before and after.</summary>
    public static string Line(RowChange row)
    {
        var fields = row.Kind == RowChangeKind.Changed
            ? ": " + string.Join(", ", row.Fields.Select(f => $"{f.Field} {f.Before ?? "-"} -> {f.After ?? "-"}"))
            : "";
        return $"{row.Kind.ToString().ToLowerInvariant(),-8} {row.Table} {row.Key}{fields}";
    }

    private static ImmutableArray<MovedFact> Moved(PackageDiff diff, string? named)
    {
        var path = named ?? ProjectLayout.Find(Environment.CurrentDirectory).FactsLock;
        if (named is null && !File.Exists(path))
        {
            return [];
        }

        try
        {
            return diff.FactsMoved(path);
        }
        catch (FormatException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static void Print(PackageDiff diff, ImmutableArray<MovedFact> facts)
    {
        foreach (var (word, names) in new[] { ("table added", diff.TablesAdded), ("table dropped", diff.TablesDropped), ("field changed", diff.FieldsChanged) })
        {
            foreach (var name in names)
            {
                Console.WriteLine($"{word}: {name}");
            }
        }

        foreach (var row in diff.Rows.Take(RowsShown))
        {
            Console.WriteLine(Line(row));
        }

        if (diff.Rows.Length > RowsShown)
        {
            Console.WriteLine($"… and {diff.Rows.Length - RowsShown} more (all with --json)");
        }

        var moved = facts.Where(fact => fact.CitesChangedRow).ToList();
        var others = facts.Where(fact => !fact.CitesChangedRow).ToList();
        Console.WriteLine($"{diff.Rows.Length} rows differ; published facts that cite one of them: {moved.Count}");
        moved.ForEach(fact => Console.WriteLine($"  {fact.Notebook} {fact.Key} = {fact.Text}, from {string.Join("; ", fact.Because)}"));
        if (others.Count > 0)
        {
            Console.WriteLine($"published facts that may move, because rows were added to {string.Join(", ", others.SelectMany(fact => fact.Because).Distinct())} or theirs are not named one by one: {others.Count} (all with --json); `pko verify` computes them");
        }
    }
}
