using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Visual;

/// <summary>The pictures that somebody looked at and found right, by language, page, name, width and scheme.</summary>
internal static class AcceptedImages
{
    /// <summary>Set to 1, a run accepts what it sees in place of comparing.</summary>
    public const string Variable = "PKO_ACCEPT_IMAGES";

    public static bool Accepting => Environment.GetEnvironmentVariable(Variable) == "1";

    public static string Folder => Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "Visual", "accepted");

    /// <summary>Where a failed comparison leaves expected, actual and difference.</summary>
    public static string Failures => Path.Combine(Repository.Root, "artifacts", "visual");

    public static string PathOf(string name) => Path.Combine(Folder, name + ".webp");

    public static async Task<string?> ReadAsync(string name) =>
        File.Exists(PathOf(name)) ? Convert.ToBase64String(await File.ReadAllBytesAsync(PathOf(name))) : null;

    public static async Task AcceptAsync(string name, string webp)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        await File.WriteAllBytesAsync(PathOf(name), Convert.FromBase64String(webp));
    }

    public static async Task LeaveAsync(string name, Comparison comparison)
    {
        var parts = new[] { ("expected", comparison.ExpectedPng), ("actual", comparison.ActualPng), ("difference", comparison.DifferencePng) };
        foreach (var (part, png) in parts.Where(p => p.Item2 is not null))
        {
            var path = Path.Combine(Failures, $"{name}-{part}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, Convert.FromBase64String(png!));
        }
    }
}
