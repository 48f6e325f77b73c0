using System.Xml.Linq;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>Gets packages by a real restore of the installed SDK, with the user's own NuGet configuration.</summary>
public static class PackageRestore
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    // A set with wildcards is asked for again after this; an exact set never.
    private static readonly TimeSpan FloatingAge = TimeSpan.FromHours(1);

    /// <summary>Where restores are kept unless the host says otherwise: the user's local application data.</summary>
    public static string DefaultCacheDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "pko-notebooks", "packages");

    /// <summary>
    /// The versions that a set stands for, by what was restored last: null where it was never asked for, or, with a wildcard or no version, longer ago
    /// than an hour, so that a newer version is looked for.
    /// </summary>
    internal static string? VersionsNow(PackageReferences references, string? cacheDirectory)
    {
        var folder = Folder(references, cacheDirectory);
        return Known(references, Path.Combine(folder, "restored"), Path.Combine(folder, "obj", "project.assets.json")) is { } resolved
            ? string.Join('\n', resolved.Packages.Select(p => p.ToString()).Order(StringComparer.Ordinal))
            : null;
    }

    /// <summary>Restores the packages, or takes them from an earlier restore of the same set.</summary>
    /// <param name="references">What the notebook asks for.</param>
    /// <param name="workingDirectory">The notebook's folder: a <c>nuget.config</c> there or above counts.</param>
    /// <param name="cacheDirectory">Where restores are kept; null for <see cref="DefaultCacheDirectory"/>.</param>
    /// <exception cref="PackageNotFoundException">A package cannot be had; the message names it and the sources asked.</exception>
    public static Task<ResolvedPackages> RunAsync(
        PackageReferences references, string workingDirectory, string? cacheDirectory, CancellationToken cancellationToken) =>
        RunAsync(references, workingDirectory, cacheDirectory, Silence, cancellationToken);

    /// <summary>The same; <paramref name="silence"/> is how long a source may leave the restore without an answer.</summary>
    internal static async Task<ResolvedPackages> RunAsync(
        PackageReferences references, string workingDirectory, string? cacheDirectory, TimeSpan silence, CancellationToken cancellationToken)
    {
        foreach (var package in references.Packages)
        {
            if (InteractivePackages.Refusal(package.Id) is { } refusal)
            {
                throw new PackageNotFoundException(refusal) { PackageId = package.Id };
            }
        }

        var folder = Folder(references, cacheDirectory);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        var done = Path.Combine(folder, "restored");
        if (Known(references, done, assets) is { } known)
        {
            return known;
        }

        // Notebooks that run side by side ask for the same set: one restores, the others find what it left.
        Directory.CreateDirectory(folder);
        await using var turn = await FolderTurn.WaitAsync(folder, cancellationToken).ConfigureAwait(false);
        if (Known(references, done, assets) is { } found)
        {
            return found;
        }

        // A restore that finds its own traces does nothing, even where what it left is damaged.
        File.Delete(done);
        if (Directory.Exists(Path.Combine(folder, "obj")))
        {
            Directory.Delete(Path.Combine(folder, "obj"), recursive: true);
        }

        var project = Path.Combine(folder, "packages.csproj");
        Project(references, workingDirectory).Save(project);

        // Normal, for it tells of each request: who says nothing for long waits for a source that does not answer.
        var output = await DotnetCommand.RunAsync(
            ["restore", project, "--nologo", "-v:normal", "-nodeReuse:false", "-p:Configuration=Release"], folder, silence, cancellationToken).ConfigureAwait(false);
        var errors = RestoreErrors.Of(output.Text);
        if (output.ExitCode != 0 || errors.Length > 0 || TryRead(assets) is not { } resolved)
        {
            throw await RestoreErrors.ExplainAsync(references, errors, output, workingDirectory, silence, cancellationToken).ConfigureAwait(false);
        }

        await File.WriteAllTextAsync(done, "", cancellationToken).ConfigureAwait(false);
        return resolved;
    }

    private static string Folder(PackageReferences references, string? cacheDirectory) => Path.Combine(cacheDirectory ?? DefaultCacheDirectory, references.Key[..32]);

    private static ResolvedPackages? Known(PackageReferences references, string done, string assets) =>
        File.Exists(done) && (!references.IsFloating || DateTime.UtcNow - File.GetLastWriteTimeUtc(done) < FloatingAge) ? TryRead(assets) : null;

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
                new XElement("WarningsAsErrors", "NU1605")),
            new XElement("ItemGroup", references.Packages.Select(p => new XElement(
                "PackageReference", new XAttribute("Include", p.Id), new XAttribute("Version", p.Version ?? "*")))),
            new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))));
}
