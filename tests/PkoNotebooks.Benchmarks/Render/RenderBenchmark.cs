using PkoNotebooks.Benchmarks.Measuring;

namespace PkoNotebooks.Benchmarks.Render;

/// <summary>
/// The whole command from outside, start-up included: after no change, after each kind of change, and from nothing against
/// <c>nbconvert --execute</c> with the kernel that <c>pko kernel install</c> registered.
/// </summary>
internal static class RenderBenchmark
{
    // "Well under a second", on a machine that does nothing else.
    private const double MostUnchanged = 0.8;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var repeats = arguments.Number("--repeats", 3);
        using var project = new Project();
        var notebooks = Directory.GetFiles(project.Notebooks, "*.ipynb");
        List<double> cold = [], unchanged = [], theirs = [];
        for (var i = 0; i < repeats; i++)
        {
            cold.Add((await project.RenderAsync("--no-cache")).Seconds);
            unchanged.Add((await project.RenderAsync()).Seconds);
            theirs.Add(await NbconvertAsync(notebooks, project.Within("nbconvert")));
        }

        Console.WriteLine("| change made | notebooks that ran | pages written | seconds |\n|---|---|---|---|");
        foreach (var change in Changes.All)
        {
            await change.Make(project);
            var (seconds, ran, written) = await project.RenderAsync([.. change.Arguments]);
            Console.WriteLine(FormattableString.Invariant($"| {change.What} | {ran} | {(written ? "yes" : "no")} | {seconds:0.0} |"));
        }

        Console.WriteLine();
        return Measurement.Print(
            "pko render",
            "nbconvert",
            [
                new($"{notebooks.Length} notebooks, nothing kept", "s", Measurement.Quantile(cold), Measurement.Quantile(theirs), 1, repeats),
                new("the same again, nothing changed", "s", Measurement.Quantile(unchanged), null, MostUnchanged, repeats),
                new("pko --version", "s", await StartAsync(project, repeats, "--version"), null, null, repeats),
                new("pko doctor", "s", await StartAsync(project, repeats, "doctor"), null, null, repeats),
            ],
            arguments.Check);
    }

    private static async Task<double> StartAsync(Project project, int repeats, string command)
    {
        List<double> seconds = [];
        for (var i = 0; i < repeats; i++)
        {
            seconds.Add((await project.PkoAsync(command)).Seconds);
        }

        return Measurement.Quantile(seconds);
    }

    private static async Task<double> NbconvertAsync(string[] notebooks, string into) => (await Programs.RunAsync(
        Programs.Python,
        null,
        ["-m", "nbconvert", "--to", "html", "--execute", "--ExecutePreprocessor.kernel_name=pko", "--output-dir", into, .. notebooks])).Seconds;
}
