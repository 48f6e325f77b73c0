using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Compiler references to what every cell can use: the framework, and this assembly for <c>display</c> and its kin.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Cached = new(Load);

    /// <summary>Shared by all sessions of the process: read once, never changed, and the compiler keeps what it learnt from them.</summary>
    public static ImmutableArray<MetadataReference> All => Cached.Value;

    public static string Folder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Whether the framework itself has an assembly of that simple name.</summary>
    public static bool Contains(string simpleName) => File.Exists(Path.Combine(Folder, simpleName + ".dll"));

    private static ImmutableArray<MetadataReference> Load()
    {
        var references = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var path in Directory.GetFiles(Folder, "*.dll").Order(StringComparer.Ordinal))
        {
            if (MappedReference.TryOpen(path) is { } reference)
            {
                references.Add(reference);
            }
        }

        references.Add(MappedReference.TryOpen(typeof(FrameworkReferences).Assembly.Location)!);
        return references.ToImmutable();
    }
}
