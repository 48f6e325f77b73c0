using System.Globalization;
using PkoNotebooks.Benchmarks.Measuring;
using PkoNotebooks.Data.Import;

namespace PkoNotebooks.Benchmarks.Import;

/// <summary>The command's dry run against a script with pandas' <c>read_csv</c> and a group-by over the same columns, by turns.</summary>
/// <remarks>
/// The ratio with an aim is that of whole processes, as an analyst waits for them: both start a runtime and load their libraries.
/// Beside it stand the same work on both sides, the first time in a process and again in it, and what only ours does besides.
/// </remarks>
internal static class ImportBenchmark
{
    private const string Pandas = """
        import sys, time, resource
        import pandas
        started = time.perf_counter()
        def work():
            table = pandas.read_csv(sys.argv[1])
            table.groupby(["report_date", "iso3", "mission", "type"], dropna=False)[["male", "female", "total"]].sum()
            return len(table)
        rows = work()
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        again = 0
        if len(sys.argv) > 2:
            started = time.perf_counter()
            work()
            again = time.perf_counter() - started
        print(rows, seconds, peak, again)
        """;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var file = arguments.Value(0) ?? throw new ArgumentException("import: found no file, expected the path of the United Nations' monthly summary.");
        var data = Path.GetFullPath(arguments.Text("--data", Path.Combine(Programs.Root, "data")));
        var repeats = arguments.Number("--repeats", 3);
        var small = await MeasureAsync(file, data, repeats);
        var folder = Directory.CreateTempSubdirectory("pko-import-");
        try
        {
            var repeated = Path.Combine(folder.FullName, "repeated.csv");
            Repeat(file, repeated, arguments.Number("--rows", 10_000_000));
            var large = await MeasureAsync(repeated, data, repeats);
            Console.WriteLine("Whole processes: `pko data import --dry-run` (reads, resolves, merges, checks) and a Python script (read_csv, groupby).");
            Console.WriteLine("Same work: a file read and grouped by month, state, mission and type, without the start of a process or the loading of libraries;");
            Console.WriteLine("ours also resolves names and applies corrections. First: with what a first call compiles and loads. Again: in the same process.");
            Console.WriteLine("Whole plan: the same, merged into the package, put in order, checked, written out and hashed; pandas has nothing like it.\n");
            return Measurement.Print(
                "import",
                "pandas",
                [
                    new($"whole process, {small.Rows:N0} rows", "s", small.Ours.Process, small.Theirs.Process, 1, repeats),
                    new($"whole process, {large.Rows:N0} rows", "s", large.Ours.Process, large.Theirs.Process, 1, repeats),
                    new($"same work, first, {small.Rows:N0} rows", "s", small.Ours.Work, small.Theirs.Work, null, repeats),
                    new($"same work, again, {small.Rows:N0} rows", "s", small.Ours.Again, small.Theirs.Again, null, repeats),
                    new($"same work, first, {large.Rows:N0} rows", "s", large.Ours.Work, large.Theirs.Work, null, repeats),
                    new($"whole plan, first, {small.Rows:N0} rows", "s", small.Ours.Plan, null, null, repeats),
                    new($"whole plan, again, {small.Rows:N0} rows", "s", small.Ours.PlanAgain, null, null, repeats),
                    new("peak memory, file", "MiB", small.Ours.Peak, small.Theirs.Peak, null, repeats),
                    new("peak memory, repeated", "MiB", large.Ours.Peak, large.Theirs.Peak, null, repeats),
                    new("peak memory, repeated over file", "times", large.Ours.Peak / small.Ours.Peak, null, 1.5, repeats),
                ],
                arguments.Check);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(long Rows, Cost Ours, Cost Theirs)> MeasureAsync(string file, string data, int repeats)
    {
        List<double> command = [], script = [];
        List<double[]> grouped = [], planned = [], theirs = [];
        for (var i = 0; i < repeats; i++)
        {
            command.Add((await Programs.RunAsync(
                "dotnet", null, Programs.Pko, "data", "import", file, "--into", data, "--dry-run", "--skip-refused", "--on-conflict", nameof(ConflictPolicy.KeepExisting))).Seconds);
            var pandas = await Programs.RunAsync(Programs.Python, null, "-c", Pandas, file);
            script.Add(pandas.Seconds);
            theirs.Add(Numbers((await Programs.RunAsync(Programs.Python, null, "-c", Pandas, file, "again")).Output));
            grouped.Add(await OnceAsync(ImportOnce.Group));
            planned.Add(await OnceAsync(ImportOnce.Plan));
        }

        return ((long)theirs[0][0], Of(command, grouped, planned), Of(script, theirs, theirs));

        async Task<double[]> OnceAsync(string work)
            => Numbers((await Programs.RunAsync("dotnet", null, typeof(ImportBenchmark).Assembly.Location, ImportOnce.Name, file, "--data", data, "--work", work)).Output);

        static Cost Of(List<double> processes, List<double[]> grouped, List<double[]> whole)
            => new(Measurement.Quantile(processes), Median(grouped, 1), Median(grouped, 3), Median(whole, 1), Median(whole, 3), Median(whole, 2));

        static double Median(List<double[]> runs, int column) => Measurement.Quantile(runs.Select(run => run[column]));
    }

    private static double[] Numbers(string line) => [.. line.Split().Where(w => w.Length > 0).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];

    /// <summary>The file's rows again and again under one header, at least so many.</summary>
    private static void Repeat(string file, string into, int rows)
    {
        var bytes = File.ReadAllBytes(file);
        var header = Array.IndexOf(bytes, (byte)'\n') + 1;
        var once = bytes.AsSpan(header).Count((byte)'\n');
        using var stream = File.Create(into);
        stream.Write(bytes.AsSpan(0, header));
        for (var written = 0L; written < rows; written += once)
        {
            stream.Write(bytes.AsSpan(header));
        }
    }

    /// <summary>Medians: seconds of the whole process, of reading and grouping, of the whole plan, each first and again; MiB of memory at the peak.</summary>
    private sealed record Cost(double Process, double Work, double Again, double Plan, double PlanAgain, double Peak);
}
