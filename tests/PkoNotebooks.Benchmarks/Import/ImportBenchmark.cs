using System.Globalization;
using PkoNotebooks.Benchmarks.Measuring;

namespace PkoNotebooks.Benchmarks.Import;

/// <summary>The importer's plan against pandas' <c>read_csv</c> and a group-by over the same columns, by turns.</summary>
/// <remarks>Of pandas, neither the start of Python nor the import of the library counts; of ours, not the start of the runtime.</remarks>
internal static class ImportBenchmark
{
    private const string Pandas = """
        import sys, time, resource
        import pandas
        started = time.perf_counter()
        table = pandas.read_csv(sys.argv[1])
        sums = table.groupby(["report_date", "iso3", "mission", "type"], dropna=False)[["male", "female", "total"]].sum()
        seconds = time.perf_counter() - started
        print(len(table), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
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
            return Measurement.Print(
                "import",
                "pandas",
                [
                    new($"seconds for {small.Rows:N0} rows", "s", small.Ours, small.Theirs, 1, repeats),
                    new($"seconds for {large.Rows:N0} rows", "s", large.Ours, large.Theirs, 1, repeats),
                    new("peak memory, file", "MiB", small.OurPeak, small.TheirPeak, null, repeats),
                    new("peak memory, repeated", "MiB", large.OurPeak, large.TheirPeak, null, repeats),
                    new("peak memory, repeated over file", "times", large.OurPeak / small.OurPeak, null, 1.5, repeats),
                ],
                arguments.Check);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(long Rows, double Ours, double Theirs, double OurPeak, double TheirPeak)> MeasureAsync(string file, string data, int repeats)
    {
        List<double[]> ours = [], theirs = [];
        for (var i = 0; i < repeats; i++)
        {
            ours.Add(Numbers((await Programs.RunAsync("dotnet", null, typeof(ImportBenchmark).Assembly.Location, ImportOnce.Name, file, "--data", data)).Output));
            theirs.Add(Numbers((await Programs.RunAsync(Programs.Python, null, "-c", Pandas, file)).Output));
        }

        double Of(List<double[]> runs, int column) => Measurement.Quantile(runs.Select(r => r[column]));
        return ((long)theirs[0][0], Of(ours, 1), Of(theirs, 1), Of(ours, 2), Of(theirs, 2));
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
}
