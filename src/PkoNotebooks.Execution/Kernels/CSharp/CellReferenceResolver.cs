using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Lets the compiler find assemblies that a referenced assembly needs, and <c>#r</c> lines inside loaded scripts.</summary>
internal sealed class CellReferenceResolver(AssemblyReferences references) : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        references.ResolveMissing(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        references.Add(reference, baseFilePath is null ? null : Path.GetDirectoryName(baseFilePath), 0);
        return references.All.OfType<PortableExecutableReference>()
            .Where(r => Path.GetFileName(r.FilePath) == Path.GetFileName(reference.Replace('\\', '/')))
            .Take(1)
            .ToImmutableArray();
    }

    public override bool Equals(object? other) => other is CellReferenceResolver resolver && resolver.References == references;

    public override int GetHashCode() => references.GetHashCode();

    private AssemblyReferences References => references;
}
