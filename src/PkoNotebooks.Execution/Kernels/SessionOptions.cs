using System.Collections.Immutable;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>What a session is started with.</summary>
public sealed record SessionOptions
{
    /// <summary>The notebook's folder: relative paths in cells are relative to it, as in Jupyter.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The kernel of a cell that names none.</summary>
    public string DefaultKernelName { get; init; } = "csharp";

    /// <summary>The database behind <c>#!sql</c>; null where the host has none.</summary>
    public ISqlSource? Sql { get; init; }

    /// <summary>
    /// Assemblies of the host that a <c>#r</c> of the same simple name means, whatever path it gives: so a notebook
    /// shares types with its host and runs alike from a debug and a release build.
    /// </summary>
    public ImmutableArray<string> HostAssemblyPaths { get; init; } = [];

    /// <summary>
    /// Packages that the notebook is going to ask for (<see cref="PackageReferences.Collect"/>): the first <c>#r "nuget: …"</c>
    /// restores all of them at once.
    /// </summary>
    public PackageReferences Packages { get; init; } = PackageReferences.None;

    /// <summary>Whether the notebook names cultures (<see cref="Cultures.CultureMention"/>): a process of its own then has culture data. The culture that cells begin in is the invariant one either way.</summary>
    public bool NamesCultures { get; init; }

    /// <summary>Where restores of packages are kept; null for <see cref="PackageRestore.DefaultCacheDirectory"/>.</summary>
    public string? PackageCacheDirectory { get; init; }

    /// <summary>Answers to <c>@input</c> and <c>@password</c> prompts, by name.</summary>
    public ImmutableSortedDictionary<string, string> Inputs { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
