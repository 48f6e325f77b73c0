using System.Diagnostics;
using System.Globalization;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary><c>#!time</c>: how long the rest of the cell took.</summary>
internal sealed class TimeCommand : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new("#!time", "Measures the time that the cell takes.");

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var watch = Stopwatch.StartNew();
        cell.AtEnd.Add(() =>
        {
            var time = watch.Elapsed.TotalMilliseconds.ToString("0.####", CultureInfo.InvariantCulture);
            cell.Sink.Display(MimeBundle.OfText("text/plain", $"Wall time: {time}ms"), [], null, update: false);
        });
    }
}
