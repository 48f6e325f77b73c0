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
