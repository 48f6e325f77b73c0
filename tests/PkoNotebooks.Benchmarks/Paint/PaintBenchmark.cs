using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
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
        () => new Promise(resolve => {
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
        using var playwright = await Playwright.CreateAsync();
        var lines = new List<Measurement>();
        foreach (var name in Directory.EnumerateFiles(site, "*.html").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal))
        {
            string[] pages = [.. new[] { site, other }.OfType<string>().Select(f => Path.Combine(f, name)).Where(File.Exists)];
            var warm = await WarmAsync(playwright, pages, loads);
            lines.Add(Line($"{name}, first paint, median", warm, 0, MostMilliseconds));
            lines.Add(Line($"{name}, first contentful paint, median", warm, 1, MostMilliseconds));
            lines.Add(Line($"{name}, first contentful paint, browser just started", await ColdAsync(playwright, pages), 1, null));
        }

        return Measurement.Print("site", "other", lines, arguments.Check);
    }

    private static async Task<List<double[]>[]> WarmAsync(IPlaywright playwright, string[] pages, int loads)
    {
        await using var browser = await LaunchAsync(playwright);
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

    private static async Task<List<double[]>[]> ColdAsync(IPlaywright playwright, string[] pages)
    {
        var found = pages.Select(_ => new List<double[]>()).ToArray();
        for (var start = 0; start < ColdStarts; start++)
        {
            for (var i = 0; i < pages.Length; i++)
            {
                await using var browser = await LaunchAsync(playwright);
                found[i].Add(await OpenAsync(browser, pages[i]));
            }
        }

        return found;
    }

    private static async Task<double[]> OpenAsync(IBrowser browser, string path)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        var times = await page.EvaluateAsync<JsonElement>(Paints);
        await page.CloseAsync();
        return [.. times.EnumerateArray().Select(t => t.GetDouble())];
    }

    private static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(n => Path.Combine(folder, n)))
            .FirstOrDefault(File.Exists) ?? throw new MissingProgramException("paint needs Chromium (Debian: chromium).");
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    private static Measurement Line(string what, List<double[]>[] found, int paint, double? aim) => new(
        what, "ms", Measurement.Quantile(found[0].Select(t => t[paint])), null, aim, found[0].Count)
    {
        Beside = found.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"{Measurement.Quantile(found[1].Select(t => t[paint])):0.0} ms") : null,
    };

    private static string Folder(string path) => Directory.Exists(path)
        ? Path.GetFullPath(path)
        : throw new ArgumentException($"paint: found no folder {path}, expected a rendered site: run `pko render` first.");
}
