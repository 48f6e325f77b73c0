using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Compiler references to what every cell can use: the framework, and this assembly for <c>display</c> and its kin.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<Bound> Cached = new(Load);

    /// <summary>Shared by all sessions of the process: read once, never changed, and the compiler keeps what it learnt from them.</summary>
    public static ImmutableArray<MetadataReference> All => Cached.Value.References;

    /// <summary>The reference to this assembly.</summary>
    public static PortableExecutableReference Own { get; } = MappedReference.TryOpen(typeof(FrameworkReferences).Assembly.Location)!;

    public static string Folder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Whether the framework itself has an assembly of that simple name.</summary>
    public static bool Contains(string simpleName) => Find(simpleName) is not null;

    /// <summary>The path of the framework's assembly of that simple name, or null.</summary>
    public static string? Find(string simpleName) => Path.Combine(Folder, simpleName + ".dll") is var path && File.Exists(path) ? path : null;

    private static Bound Load()
    {
        var all = FrameworkFacades.Without(Directory.GetFiles(Folder, "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(MappedReference.TryOpen)
            .OfType<PortableExecutableReference>()
            .Append(Own));

        // Bound once and held: compilations that bind the same references side by side would each make their own symbols,
        // and a cell could then meet a type of the cell before it as a stranger.
        var binding = CSharpCompilation.CreateScriptCompilation("references", references: all);
        binding.GetSpecialType(SpecialType.System_Object);
        return new Bound(all, binding);
    }

    private sealed record Bound(ImmutableArray<MetadataReference> References, CSharpCompilation Binding);
}
