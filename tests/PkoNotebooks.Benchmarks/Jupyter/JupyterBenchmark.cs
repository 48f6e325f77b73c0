using PkoNotebooks.Benchmarks.Measuring;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Benchmarks.Jupyter;

/// <summary>Two installed kernels: ours and, unless told otherwise, ipykernel.</summary>
internal static class JupyterBenchmark
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (ours, theirs) = (arguments.Text("--kernel", "pko"), arguments.Text("--other", "python3"));
        var finder = new KernelspecFinder(JupyterPaths.Current());
        var comparison = new KernelComparison(finder.Find(ours), finder.Find(theirs), arguments.Number("--starts", 7), arguments.Number("--cells", 500));
        return Measurement.Print(ours, theirs, await comparison.MeasureAsync(CancellationToken.None), arguments.Check);
    }
}
