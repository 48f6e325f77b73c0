using PkoNotebooks.Publishing.Diagrams;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>Finds programs on this machine that the kit can use and does not need.</summary>
internal static class OptionalTool
{
    private static readonly string[] ChromiumNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"];

    /// <summary>The path of a Chromium, or null. <c>PKO_CHROMIUM</c> overrides the search.</summary>
    public static string? Chromium() =>
        Environment.GetEnvironmentVariable("PKO_CHROMIUM") is { Length: > 0 } named && File.Exists(named)
            ? named
            : ChromiumNames.Select(OnPath).FirstOrDefault(p => p is not null);

    /// <summary>The npm package that draws Mermaid diagrams, or null. <c>PKO_MERMAID</c>, the path of <c>mermaid.min.js</c>, overrides the search.</summary>
    /// <param name="notebooks">Where the search begins: <c>node_modules</c> there and above, then the global ones.</param>
    public static MermaidLibrary? Mermaid(string notebooks) =>
        Environment.GetEnvironmentVariable("PKO_MERMAID") is { Length: > 0 } named
            ? File.Exists(named) ? new(Path.GetFullPath(named)) : null
            : MermaidLibrary.Find(notebooks, GlobalModules());

    private static IEnumerable<string> GlobalModules()
    {
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "npm", "node_modules");
            yield break;
        }

        // Beside npm, wherever a version manager put it; then where distributions' npm installs.
        foreach (var program in new[] { OnPath("npm"), OnPath("node") })
        {
            if (program is not null)
            {
                yield return Path.Combine(Path.GetDirectoryName(program)!, "..", "lib", "node_modules");
            }
        }

        yield return "/usr/local/lib/node_modules";
        yield return "/opt/homebrew/lib/node_modules";
    }

    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? OnPath(string name)
    {
        var endings = OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd", "" } : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(e => Path.Combine(folder, name + e)))
            .FirstOrDefault(File.Exists);
    }
}
