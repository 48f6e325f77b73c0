using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>Reads <c>project.assets.json</c>, which a restore leaves: which files of which package serve this machine.</summary>
internal static class PackageAssets
{
    /// <returns>The files, or null where one of them is no longer there.</returns>
    public static ResolvedPackages? Read(string assetsPath)
    {
        var assets = JsonNode.Parse(File.ReadAllText(assetsPath))!;
        var folders = assets["packageFolders"]!.AsObject().Select(f => f.Key).ToList();
        var libraries = assets["libraries"]!.AsObject();
        var target = assets["targets"]!.AsObject().First().Value!.AsObject();
        var packages = ImmutableArray.CreateBuilder<PackageReference>();
        var compile = ImmutableArray.CreateBuilder<string>();
        var runtime = ImmutableArray.CreateBuilder<string>();
        var native = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, library) in target)
        {
            if (library?["type"]?.GetValue<string>() != "package")
            {
                continue;
            }

            var slash = key.IndexOf('/', StringComparison.Ordinal);
            packages.Add(new PackageReference(key[..slash], key[(slash + 1)..]));
            var relative = libraries[key]!["path"]!.GetValue<string>();
            if (folders.Select(f => Path.Combine(f, relative)).FirstOrDefault(Directory.Exists) is not { } folder)
            {
                return null;
            }

            compile.AddRange(Files(library["compile"], folder, ".dll"));
            var specific = ForThisMachine(library["runtimeTargets"], folder, "runtime");
            var replaced = specific.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            runtime.AddRange(specific);
            runtime.AddRange(Files(library["runtime"], folder, ".dll").Where(f => !replaced.Contains(Path.GetFileName(f))));
            native.UnionWith(ForThisMachine(library["runtimeTargets"], folder, "native").Select(f => Path.GetDirectoryName(f)!));
            native.UnionWith(Files(library["native"], folder, "").Select(f => Path.GetDirectoryName(f)!));
        }

        return compile.Concat(runtime).All(File.Exists)
            ? new ResolvedPackages(packages.ToImmutable(), compile.ToImmutable(), runtime.ToImmutable(), [.. native])
            : null;
    }

    private static IEnumerable<string> Files(JsonNode? group, string folder, string extension) =>
        group is JsonObject files
            ? files.Select(f => f.Key).Where(f => !f.EndsWith("/_._", StringComparison.Ordinal) && f.EndsWith(extension, StringComparison.OrdinalIgnoreCase)).Select(f => Path.Combine(folder, f))
            : [];

    // The most specific folder that serves this machine, as the runtime itself would choose it.
    private static List<string> ForThisMachine(JsonNode? group, string folder, string kind)
    {
        if (group is not JsonObject files)
        {
            return [];
        }

        foreach (var identifier in Identifiers())
        {
            var found = files
                .Where(f => f.Value?["assetType"]?.GetValue<string>() == kind && f.Value["rid"]?.GetValue<string>() == identifier && !f.Key.EndsWith("/_._", StringComparison.Ordinal))
                .Select(f => Path.Combine(folder, f.Key))
                .ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    private static IEnumerable<string> Identifiers()
    {
        var exact = RuntimeInformation.RuntimeIdentifier;
        yield return exact;
        var architecture = exact[(exact.LastIndexOf('-') + 1)..];
        string[] systems = OperatingSystem.IsWindows() ? ["win"]
            : OperatingSystem.IsMacOS() ? ["osx", "unix"]
            : exact.Contains("musl", StringComparison.Ordinal) ? ["linux-musl", "linux", "unix"]
            : ["linux", "unix"];
        foreach (var system in systems)
        {
            yield return $"{system}-{architecture}";
            yield return system;
        }

        yield return "any";
    }
}
