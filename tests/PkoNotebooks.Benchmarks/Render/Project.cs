using System.Text.Json;
using PkoNotebooks.Benchmarks.Measuring;

namespace PkoNotebooks.Benchmarks.Render;

/// <summary>A copy of the project's notebooks and data, and of the command, to change at will.</summary>
internal sealed class Project : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pko-render-");

    public Project()
    {
        foreach (var part in new[] { "notebooks", "data" })
        {
            Copy(Path.Combine(Programs.Root, part), Path.Combine(_folder.FullName, part));
        }

        Copy(AppContext.BaseDirectory, Path.Combine(_folder.FullName, "bin"));
    }

    public string Notebooks => Within("notebooks");

    public string Site => Within("artifacts", "site");

    public string Cache => Within("artifacts", "cache");

    public string Within(params ReadOnlySpan<string> path) => Path.Combine([_folder.FullName, .. path]);

    /// <summary>Renders.</summary>
    /// <returns>The seconds that the command took, start-up included; how many notebooks ran; whether pages were written.</returns>
    public async Task<(double Seconds, int Ran, bool Written)> RenderAsync(params string[] arguments)
    {
        var (output, seconds) = await PkoAsync(["render", "--json", .. arguments]);
        using var report = JsonDocument.Parse(output);
        var ran = report.RootElement.GetProperty("notebooks").EnumerateArray().Count(n => !n.GetProperty("from_cache").GetBoolean());
        return (seconds, ran, !report.RootElement.GetProperty("pages_unchanged").GetBoolean());
    }

    public Task<(string Output, double Seconds)> PkoAsync(params string[] arguments) =>
        Programs.RunAsync("dotnet", _folder.FullName, [Within("bin", "pko.dll"), .. arguments]);

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
