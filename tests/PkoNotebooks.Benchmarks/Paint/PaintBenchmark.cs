using System.Globalization;
using PkoNotebooks.Benchmarks.Measuring;

namespace PkoNotebooks.Benchmarks.Paint;

/// <summary>How soon each page of a site shows something, read from disk: in a browser that runs, and in one that has just started.</summary>
/// <remarks>Another site's pages of the same names are opened by turns with these, so that both meet the same load of the machine.</remarks>
internal static class PaintBenchmark
{
    private const double MostMilliseconds = 100;

    private const int ColdStarts = 3;

    // Both paints are known only after the frame was shown.
    private const string Paints = """
        new Promise(resolve => {
          const look = () => {
            const found = performance.getEntriesByType('paint');
            if (found.length < 2) setTimeout(look, 5);
            else resolve(['first-paint', 'first-contentful-paint'].map(name => found.find(e => e.name === name).startTime));
          };
          look();
        })
        """;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var site = Folder(arguments.Value(0) ?? Path.Combine(Programs.Root, "artifacts", "site"));
        var other = arguments.Text("--against", "") is { Length: > 0 } against ? Folder(against) : null;
        var loads = arguments.Number("--loads", 15);
        var lines = new List<Measurement>();
        foreach (var name in Directory.EnumerateFiles(site, "*.html").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal))
        {
            string[] pages = [.. new[] { site, other }.OfType<string>().Select(f => Path.Combine(f, name)).Where(File.Exists)];
            var warm = await WarmAsync(pages, loads);
            lines.Add(Line($"{name}, first paint, median", warm, 0, MostMilliseconds));
            lines.Add(Line($"{name}, first contentful paint, median", warm, 1, MostMilliseconds));
            lines.Add(Line($"{name}, first contentful paint, browser just started", await ColdAsync(pages), 1, null));
        }

        return Measurement.Print("site", "other", lines, arguments.Check);
    }

    private static async Task<List<double[]>[]> WarmAsync(string[] pages, int loads)
    {
        await using var browser = await PlainBrowser.StartAsync();
        var found = pages.Select(_ => new List<double[]>()).ToArray();
        for (var load = 0; load <= loads; load++)
        {
            for (var i = 0; i < pages.Length; i++)
            {
                var times = await OpenAsync(browser, pages[i]);
                if (load > 0)
                {
                    found[i].Add(times);
                }
            }
        }

        return found;
    }

    private static async Task<List<double[]>[]> ColdAsync(string[] pages)
    {
        var found = pages.Select(_ => new List<double[]>()).ToArray();
        for (var start = 0; start < ColdStarts; start++)
        {
            for (var i = 0; i < pages.Length; i++)
            {
                await using var browser = await PlainBrowser.StartAsync();
                found[i].Add(await OpenAsync(browser, pages[i]));
            }
        }

        return found;
    }

    private static async Task<double[]> OpenAsync(PlainBrowser browser, string path)
        => [.. (await browser.OpenAsync(new Uri(path), Paints)).AsArray().Select(time => (double)time!)];

    private static Measurement Line(string what, List<double[]>[] found, int paint, double? aim) => new(
        what, "ms", Measurement.Quantile(found[0].Select(t => t[paint])), null, aim, found[0].Count)
    {
        Beside = found.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"{Measurement.Quantile(found[1].Select(t => t[paint])):0.0} ms") : null,
    };

    private static string Folder(string path) => Directory.Exists(path)
        ? Path.GetFullPath(path)
        : throw new ArgumentException($"paint: found no folder {path}, expected a rendered site: run `pko render` first.");
}
