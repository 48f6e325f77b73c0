using System.Globalization;
using System.Text;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.FactsLock;
using PkoNotebooks.Publishing.Verification;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>A verification as a reviewer reads it on a terminal: a line a notebook, then every difference, then the verdict.</summary>
internal static class VerdictTable
{
    public static string Of(VerificationReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"notebook",-40} {"ran",-9} {"same",6} {"changed",8} {"new",6} {"missing",8}");
        foreach (var notebook in report.Notebooks)
        {
            text.AppendLine(Row(notebook.Name, notebook.Status.ToString().ToLowerInvariant(), report.Comparison.Items.Where(i => i.Notebook == notebook.Name)));
        }

        text.AppendLine(Row("tables and verdicts", "", report.Comparison.Items.Where(i => i.Notebook.Length == 0)));
        foreach (var notebook in report.Notebooks.Where(n => n.Status == RunStatus.Failed))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"failed   {notebook.Name}, cell {notebook.Failure?.CellNumber}: {notebook.Failure?.Message}");
        }

        foreach (var problem in report.Problems)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"problem  {problem}");
        }

        foreach (var item in report.Comparison.Items.Where(i => i.State != LockState.Same))
        {
            text.AppendLine(Difference(item));
        }

        text.Append(report.AllAgree
            ? string.Create(CultureInfo.InvariantCulture, $"verdict: the same. {report.Comparison.Items.Length} locked items agree.")
            : "verdict: NOT the same.");
        return text.ToString();
    }

    private static string Row(string name, string status, IEnumerable<LockItem> items)
    {
        var states = items.ToLookup(i => i.State);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-40} {status,-9} {states[LockState.Same].Count(),6} {states[LockState.Changed].Count(),8} {states[LockState.New].Count(),6} {states[LockState.Missing].Count(),8}");
    }

    private static string Difference(LockItem item)
    {
        var change = item.Difference is { } difference
            ? string.Create(CultureInfo.InvariantCulture, $" (difference {difference:G6}{(item.Relative is { } relative ? $", relative {relative:G3}" : "")})")
            : "";
        var place = item.Notebook.Length == 0 ? "" : item.Notebook + " ";
        return $"{item.State.ToString().ToLowerInvariant(),-8} {item.Kind.ToString().ToLowerInvariant()} {place}{item.Key}: {item.Old ?? "-"} -> {item.New ?? "-"}{change}{(item.Cause is { } cause ? $"; {cause}" : "")}";
    }
}
