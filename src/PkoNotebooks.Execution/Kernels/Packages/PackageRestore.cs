using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>Gets packages by a real restore of the installed SDK, with the user's own NuGet configuration.</summary>
public static partial class PackageRestore
{
    // A set with wildcards is asked for again after this; an exact set never.
    private static readonly TimeSpan FloatingAge = TimeSpan.FromHours(1);

    /// <summary>Where restores are kept unless the host says otherwise: the user's local application data.</summary>
    public static string DefaultCacheDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "pko-notebooks", "packages");

    /// <summary>Restores the packages, or takes them from an earlier restore of the same set.</summary>
    /// <param name="references">What the notebook asks for.</param>
    /// <param name="workingDirectory">The notebook's folder: a <c>nuget.config</c> there or above counts.</param>
    /// <param name="cacheDirectory">Where restores are kept; null for <see cref="DefaultCacheDirectory"/>.</param>
    /// <exception cref="PackageNotFoundException">A package cannot be had; the message names it and the sources asked.</exception>
    public static async Task<ResolvedPackages> RunAsync(
        PackageReferences references, string workingDirectory, string? cacheDirectory, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cacheDirectory ?? DefaultCacheDirectory, references.Key[..32]);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        var done = Path.Combine(folder, "restored");
        if (File.Exists(done) && (!references.IsFloating || DateTime.UtcNow - File.GetLastWriteTimeUtc(done) < FloatingAge) && TryRead(assets) is { } known)
        {
            return known;
        }

        // A restore that finds its own traces does nothing, even where what it left is damaged.
        if (Directory.Exists(Path.Combine(folder, "obj")))
        {
            Directory.Delete(Path.Combine(folder, "obj"), recursive: true);
        }

        Directory.CreateDirectory(folder);
        var project = Path.Combine(folder, "packages.csproj");
        Project(references, workingDirectory).Save(project);
        var output = await DotnetCommand.RunAsync(["restore", project, "--nologo", "-v:quiet", "-nodeReuse:false", "-p:Configuration=Release"], folder, cancellationToken).ConfigureAwait(false);
        var errors = output.Text.Split('\n').Select(l => ErrorLine().Match(l)).Where(m => m.Success).DistinctBy(m => m.Value).ToList();
        if (output.ExitCode != 0 || errors.Count > 0 || TryRead(assets) is not { } resolved)
        {
            throw Failure(references, errors, output);
        }

        await File.WriteAllTextAsync(done, "", cancellationToken).ConfigureAwait(false);
        return resolved;
    }

    private static ResolvedPackages? TryRead(string assets)
    {
        try
        {
            return File.Exists(assets) ? PackageAssets.Read(assets) : null;
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or IOException or NullReferenceException or InvalidOperationException)
        {
            // A damaged file is made anew, never trusted.
            return null;
        }
    }

    private static XDocument Project(PackageReferences references, string workingDirectory) => new(
        new XElement("Project",
            new XElement("PropertyGroup",
                // A project of its own: nothing that stands above the cache may change what it restores.
                new XElement("ImportDirectoryBuildProps", "false"),
                new XElement("ImportDirectoryBuildTargets", "false"),
                new XElement("ImportDirectoryPackagesProps", "false")),
            new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                new XElement("UseAppHost", "false"),
                new XElement("NuGetAudit", "false"),
                new XElement("RestoreRootConfigDirectory", workingDirectory),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', references.Sources)),
                // Another version than the one asked for is not what the author tested.
                new XElement("WarningsAsErrors", "NU1603;NU1605")),
            new XElement("ItemGroup", references.Packages.Select(p => new XElement(
                "PackageReference", new XAttribute("Include", p.Id), new XAttribute("Version", p.Version ?? "*")))),
            new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))));

    private static PackageNotFoundException Failure(PackageReferences references, List<Match> errors, CommandOutput output)
    {
        var asked = string.Join("; ", references.Packages);
        if (errors.Count == 0)
        {
            var reason = output.ExitCode == DotnetCommand.TimedOut
                ? "the sources did not answer in time"
                : string.Join(' ', output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(5));
            return new PackageNotFoundException($"The packages of this notebook cannot be had: {reason}. Asked for: {asked}.{Sources(references)}");
        }

        var lines = errors.Select(e => $"- {e.Groups["code"].Value}: {e.Groups["message"].Value.Trim()}");
        return new PackageNotFoundException(
            $"The packages of this notebook cannot be had:\n{string.Join('\n', lines)}\nAsked for: {asked}.{Sources(references)}"
            + "\nThe sources are those of your NuGet configuration (dotnet nuget list source); #i \"nuget: url or folder\" adds one.");
    }

    private static string Sources(PackageReferences references) =>
        references.Sources.IsEmpty ? "" : $" Besides the configured sources: {string.Join(", ", references.Sources)}.";

    [GeneratedRegex(@"error (?<code>NU\d+|MSB\d+|NETSDK\d+): (?<message>.*?)(\s\[[^\]]*\])?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine();
}
