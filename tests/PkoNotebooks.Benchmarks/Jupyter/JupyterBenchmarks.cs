using System.Globalization;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Benchmarks.Jupyter;

/// <summary><c>jupyter [KERNEL] [OTHER] [STARTS] [EXECUTIONS]</c>: the table of ratios between two installed kernels.</summary>
internal static class JupyterBenchmarks
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (name, other) = (args.ElementAtOrDefault(0) ?? "pko", args.ElementAtOrDefault(1) ?? "python3");
        var starts = int.Parse(args.ElementAtOrDefault(2) ?? "7", CultureInfo.InvariantCulture);
        var executions = int.Parse(args.ElementAtOrDefault(3) ?? "100", CultureInfo.InvariantCulture);
        try
        {
            var finder = new KernelspecFinder(JupyterPaths.Current());
            var comparison = new KernelComparison(finder.Find(name), finder.Find(other), starts, executions);
            var ratios = await comparison.MeasureAsync(CancellationToken.None);
            Console.WriteLine($"| measure | {name} | {other} | ratio | aim | samples |\n|---|---|---|---|---|---|");
            foreach (var ratio in ratios)
            {
                Console.WriteLine(ratio.ToMarkdown());
            }

            return ratios.All(r => r.Aim is null || r.Ratio <= r.Aim) ? 0 : 1;
        }
        catch (KernelspecException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 3;
        }
    }
}
