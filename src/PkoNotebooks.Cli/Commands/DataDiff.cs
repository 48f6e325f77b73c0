using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data.Diff;
using PkoNotebooks.Publishing.FactsLock;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko data diff</c>: rows that differ between two packages, and the published facts that rest on them.</summary>
internal static class DataDiff
{
    private const int RowsShown = 60;

    public static Command Create()
    {
        var before = new Argument<string>("old") { Description = "Folder of the old package." };
        var after = new Argument<string>("new") { Description = "Folder of the new package." };
        var json = new Option<bool>("--json") { Description = "Print the differences as JSON." };
        var command = new Command("diff", "List the rows that differ between two packages, and the published facts that rest on them.") { before, after, json };
        command.SetAction(parsed => DataCommand.Guard(() =>
        {
            var diff = PackageDiff.Compare(parsed.GetValue(before)!, parsed.GetValue(after)!);
            var facts = Touched(diff);
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

    /// <summary>Locked facts that cite a row which differs; and, where a fact rests on more rows than the lock names, those of the table.</summary>
    private static List<string> Touched(PackageDiff diff)
    {
        var path = ProjectLayout.Find(Environment.CurrentDirectory).FactsLock;
        if (diff.Rows.IsEmpty || !File.Exists(path))
        {
            return [];
        }

        var locked = FactsLockJson.Read(File.ReadAllText(path), path);
        var keys = diff.Rows.ToLookup(r => r.Table, r => r.Key, StringComparer.Ordinal);
        return [.. locked.Facts
            .Where(f => f.Tables.Any(t => keys.Contains(t) && f.Citations.Any(c => c.Contains("sha256", StringComparison.Ordinal) || keys[t].Any(k => c.Contains(k, StringComparison.Ordinal)))))
            .Select(f => $"{f.Notebook} {f.Key}")];
    }

    private static void Print(PackageDiff diff, List<string> facts)
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
            var fields = row.Kind == Data.Import.RowChangeKind.Changed
                ? ": " + string.Join(", ", row.Fields.Select(f => $"{f.Field} {f.Before ?? "-"} -> {f.After ?? "-"}"))
                : "";
            Console.WriteLine($"{row.Kind.ToString().ToLowerInvariant(),-8} {row.Table} {row.Key}{fields}");
        }

        if (diff.Rows.Length > RowsShown)
        {
            Console.WriteLine($"… and {diff.Rows.Length - RowsShown} more (all with --json)");
        }

        Console.WriteLine($"{diff.Rows.Length} rows differ; {facts.Count} published facts rest on them{(facts.Count > 0 ? ":" : "")}");
        facts.ForEach(f => Console.WriteLine("  " + f));
    }
}
