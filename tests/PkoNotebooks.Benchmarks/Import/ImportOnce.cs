using System.Diagnostics;
using System.Globalization;
using PkoNotebooks.Benchmarks.Measuring;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Import;

namespace PkoNotebooks.Benchmarks.Import;

/// <summary>One import in a process of its own: the rows of the file, the seconds of its work, the peak of memory, and the seconds of the same again.</summary>
internal static class ImportOnce
{
    public const string Name = "import-once";
    public const string Plan = "plan";
    public const string Group = "group";

    public static int Run(Arguments arguments)
    {
        Func<string, ImportRequest, long> work = arguments.Text("--work", Plan) == Plan ? Planned : Grouped;
        var request = new ImportRequest { Files = [arguments.Value(0)!], SkipRefused = true, OnConflict = ConflictPolicy.KeepExisting };
        var data = arguments.Text("--data", "data");
        var watch = Stopwatch.StartNew();
        var rows = work(data, request);
        var first = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1048576.0;
        watch.Restart();
        _ = work(data, request);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} {first:R} {peak:R} {watch.Elapsed.TotalSeconds:R}"));
        return 0;
    }

    private static long Planned(string data, ImportRequest request) => PackageImporter.Plan(data, request).Files.Sum(file => file.Rows);

    // What pandas does with read_csv and groupby, and the names resolved besides: rows by month, state, mission and type.
    private static long Grouped(string data, ImportRequest request)
        => IncomingFile.Read(PkoData.Load(data), request, request.Files[0], new PlanBuilder(), CancellationToken.None)?.Context.Rows ?? 0;
}
