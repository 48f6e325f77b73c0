using System.CommandLine;
using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko claims</c>: the claims of the source texts, each with its computed verdict.</summary>
internal static class ClaimsCommand
{
    public static Command Create()
    {
        var text = new Option<string?>("--text") { Description = "Only this text: seed-002, or 002." };
        var verdict = new Option<string?>("--verdict") { Description = "Only this verdict: supported, approximately, contradicted, inconsistent, not-checkable." };
        var folder = DataCommand.Folder();
        var json = new Option<bool>("--json") { Description = "Print the ledger as JSON, with its evidence." };
        var command = new Command("claims", "Test every claim of the source texts against the tables.") { text, verdict, folder, json };
        command.SetAction(parsed => DataCommand.Guard(() =>
        {
            var ledger = Evaluate(PkoData.Load(DataCommand.Directory(parsed.GetValue(folder))));
            var rows = ledger.Where(OfText(parsed.GetValue(text), ledger)).Where(OfVerdict(parsed.GetValue(verdict))).ToList();
            if (parsed.GetValue(json))
            {
                Console.WriteLine(ClaimsJson.Write(rows));
            }
            else
            {
                rows.ForEach(Print);
                Console.WriteLine(Summary(rows));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static IReadOnlyList<LedgerRow> Evaluate(PkoData data)
    {
        try
        {
            return ClaimsLedger.Evaluate(data);
        }
        catch (AggregateException e)
        {
            throw new UsageException(string.Join('\n', e.InnerExceptions.Select(inner => inner.Message)));
        }
    }

    private static Func<LedgerRow, bool> OfText(string? text, IEnumerable<LedgerRow> ledger)
    {
        if (text is null)
        {
            return _ => true;
        }

        var known = ledger.Select(r => r.TextId).Distinct().Order(StringComparer.Ordinal).ToList();
        return known.Any(id => Means(id, text))
            ? row => Means(row.TextId, text)
            : throw new UsageException($"--text: found '{text}', expected one of {string.Join(", ", known)}.");
    }

    private static bool Means(string id, string text) => id == text || id.EndsWith("-" + text, StringComparison.Ordinal);

    private static Func<LedgerRow, bool> OfVerdict(string? verdict)
    {
        if (verdict is null)
        {
            return _ => true;
        }

        var wanted = verdict.Replace('-', ' ');
        var found = Enum.GetValues<Verdict>().Where(v => VerdictWords.Of(v).StartsWith(wanted, StringComparison.Ordinal)).ToList();
        return found is [var one]
            ? row => row.Verdict == one
            : throw new UsageException($"--verdict: found '{verdict}', expected one of {string.Join(", ", Enum.GetValues<Verdict>().Select(v => VerdictWords.Of(v).Replace(' ', '-')))}.");
    }

    private static void Print(LedgerRow row)
    {
        Console.WriteLine($"{row.ClaimId,-10} {row.VerdictText}");
        Console.WriteLine($"  claim:   {row.Paraphrase} ({row.TextId}, {row.Locator})");
        Console.WriteLine($"  finding: {row.Sentence}");
    }

    private static string Summary(List<LedgerRow> rows)
    {
        var total = LedgerSummary.Total(rows);
        return $"{total.Rows} rows: {total.Supported} supported, {total.Approximately} approximately, {total.Contradicted} contradicted, "
            + $"{total.InconsistentWithItself} inconsistent with itself, {total.NotCheckable} not checkable";
    }
}
