using System.Security.Cryptography;
using System.Text.Json;

namespace PkoNotebooks.Publishing.Diagrams;

/// <summary>The npm package <c>mermaid</c> as installed on this machine: its one-file build, which asks for nothing else.</summary>
/// <param name="ScriptPath">The path of <c>mermaid.min.js</c>.</param>
public sealed record MermaidLibrary(string ScriptPath)
{
    private const string InPackage = "mermaid/dist/mermaid.min.js";

    /// <summary>The version that the package states, or null.</summary>
    public string? Version
    {
        get
        {
            try
            {
                var package = Path.Combine(Path.GetDirectoryName(ScriptPath)!, "..", "package.json");
                using var json = JsonDocument.Parse(File.ReadAllBytes(package));
                return json.RootElement.GetProperty("version").GetString();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Looks where Node.js would: <c>node_modules</c> in the folder and in each above it, then in the global folders. Starts no program.
    /// </summary>
    /// <param name="folder">The notebooks' folder.</param>
    /// <param name="globalFolders">The global <c>node_modules</c> of this machine, as the host knows them.</param>
    /// <returns>Null where the package is not installed.</returns>
    public static MermaidLibrary? Find(string folder, IEnumerable<string> globalFolders)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (In(Path.Combine(at.FullName, "node_modules")) is { } found)
            {
                return found;
            }
        }

        return globalFolders.Select(In).FirstOrDefault(f => f is not null);
    }

    internal string Sha256() => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(ScriptPath)));

    private static MermaidLibrary? In(string modules)
    {
        var script = Path.GetFullPath(Path.Combine(modules, InPackage));
        return File.Exists(script) ? new(script) : null;
    }
}
