using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>
/// A third of the framework's assemblies define nothing: they say where types of older frameworks have gone. The compiler looks through
/// every reference again for each cell, so it gets such an assembly only when something refers to it.
/// </summary>
internal static class FrameworkFacades
{
    /// <summary>The references that define types, and those that they refer to, in the order given.</summary>
    public static ImmutableArray<MetadataReference> Without(IEnumerable<PortableExecutableReference> references)
    {
        var all = references.Select(r => (Reference: r, Name: Path.GetFileNameWithoutExtension(r.FilePath!), Metadata: Read(r))).ToList();
        var byName = all.ToDictionary(r => r.Name, r => r.Metadata, StringComparer.OrdinalIgnoreCase);
        var needed = all.Where(r => DefinesTypes(r.Metadata)).Select(r => r.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(needed);
        while (open.TryDequeue(out var name))
        {
            var metadata = byName[name];
            foreach (var handle in metadata.AssemblyReferences)
            {
                var referred = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
                if (byName.ContainsKey(referred) && needed.Add(referred))
                {
                    open.Enqueue(referred);
                }
            }
        }

        return [.. all.Where(r => needed.Contains(r.Name)).Select(r => r.Reference)];
    }

    private static MetadataReader Read(PortableExecutableReference reference) =>
        ((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader();

    private static bool DefinesTypes(MetadataReader metadata) =>
        metadata.TypeDefinitions.Any(h => (metadata.GetTypeDefinition(h).Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public);
}
