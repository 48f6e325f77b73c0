using System.Diagnostics;
using PkoNotebooks.Benchmarks.Measuring;
using PkoNotebooks.Data;

namespace PkoNotebooks.Benchmarks.Load;

/// <summary>Opening the data package and reading every table of it: the first time in a process, and after start-up.</summary>
internal static class LoadBenchmark
{
    private const double MostMilliseconds = 50;

    public static int Run(Arguments arguments)
    {
        var folder = arguments.Text("--data", Path.Combine(Programs.Root, "data"));
        var repeats = arguments.Number("--repeats", 20);
        var first = Milliseconds(folder);
        for (var i = 0; i < repeats; i++)
        {
            // The runtime recompiles what proves to be hot: that is start-up too.
            Milliseconds(folder);
        }

        Thread.Sleep(500);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var later = Enumerable.Range(0, repeats).Select(_ => Milliseconds(folder)).ToArray();
        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalMilliseconds / repeats;
        return Measurement.Print(
            "load",
            "",
            [
                new("first load of a process, compiling included", "ms", first, null, null, 1),
                new("load after start-up, median", "ms", Measurement.Quantile(later), null, MostMilliseconds, repeats),
                new("load after start-up, fastest", "ms", later.Min(), null, null, repeats),
                new("load after start-up, processor time", "ms", processor, null, null, repeats),
            ],
            arguments.Check);
    }

    private static double Milliseconds(string folder)
    {
        var watch = Stopwatch.StartNew();
        var data = PkoData.Load(folder);
        foreach (var resource in data.Package.Resources)
        {
            _ = data.Table(resource.Name);
        }

        return watch.Elapsed.TotalMilliseconds;
    }
}
