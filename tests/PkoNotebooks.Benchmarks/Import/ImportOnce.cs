using System.Diagnostics;
using System.Globalization;
using PkoNotebooks.Benchmarks.Measuring;
using PkoNotebooks.Data.Import;

namespace PkoNotebooks.Benchmarks.Import;

/// <summary>Plans one import in a process of its own, whose peak of memory is then that of the import.</summary>
internal static class ImportOnce
{
    public const string Name = "import-once";

    public static int Run(Arguments arguments)
    {
        var request = new ImportRequest { Files = [arguments.Value(0)!], SkipRefused = true, OnConflict = ConflictPolicy.KeepExisting };
        var watch = Stopwatch.StartNew();
        var plan = PackageImporter.Plan(arguments.Text("--data", "data"), request);
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Files.Sum(f => f.Rows)} {seconds:R} {process.PeakWorkingSet64 / 1048576.0:R}"));
        return 0;
    }
}
