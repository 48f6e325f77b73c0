using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>What a restore gave.</summary>
/// <param name="Packages">Every package, transitive ones too, with the version chosen.</param>
/// <param name="CompileAssemblies">Files to compile against.</param>
/// <param name="RuntimeAssemblies">Files to load.</param>
/// <param name="NativeFolders">Folders of native libraries for this machine.</param>
public sealed record ResolvedPackages(
    ImmutableArray<PackageReference> Packages,
    ImmutableArray<string> CompileAssemblies,
    ImmutableArray<string> RuntimeAssemblies,
    ImmutableArray<string> NativeFolders);
