using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>The enums that a parameter's type may name, read from assemblies without loading them.</summary>
public sealed class EnumCatalog
{
    private readonly Dictionary<string, ImmutableArray<string>> _members = new(StringComparer.Ordinal);

    /// <summary>Knows no enum but those of the namespace System: the value of an enum is then checked when the notebook runs.</summary>
    public static EnumCatalog Empty { get; } = new();

    /// <summary>The public enums of assemblies; files that are none are passed over.</summary>
    public static EnumCatalog FromAssemblies(IEnumerable<string> paths)
    {
        var catalog = new EnumCatalog();
        foreach (var path in paths)
        {
            try
            {
                using var stream = File.OpenRead(path);
                using var image = new PEReader(stream);
                if (image.HasMetadata)
                {
                    catalog.Add(image.GetMetadataReader());
                }
            }
            catch (Exception e) when (e is IOException or BadImageFormatException or UnauthorizedAccessException)
            {
                // Not an assembly: no enum is in it.
            }
        }

        return catalog;
    }

    /// <summary>The members of an enum in their order, or null where the name is of none.</summary>
    /// <param name="typeName">The enum's name, with or without its namespace.</param>
    public ImmutableArray<string>? Members(string typeName)
    {
        var name = typeName[(typeName.LastIndexOf('.') + 1)..];
        return _members.TryGetValue(name, out var members) ? members : OfSystem(name);
    }

    internal EnumCatalog With(IEnumerable<(string Name, ImmutableArray<string> Members)> enums)
    {
        var catalog = new EnumCatalog();
        foreach (var (name, members) in _members)
        {
            catalog._members[name] = members;
        }

        foreach (var (name, members) in enums)
        {
            catalog._members[name] = members;
        }

        return catalog;
    }

    private void Add(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic && IsEnum(metadata, type))
            {
                _members.TryAdd(
                    metadata.GetString(type.Name),
                    [
                        .. type.GetFields().Select(metadata.GetFieldDefinition)
                            .Where(f => (f.Attributes & FieldAttributes.Literal) != 0)
                            .Select(f => metadata.GetString(f.Name)),
                    ]);
            }
        }
    }

    // Those that every cell can name without a using directive.
    private static ImmutableArray<string>? OfSystem(string name) =>
        name.All(char.IsAsciiLetterOrDigit) && typeof(Enum).Assembly.GetType("System." + name) is { IsEnum: true, IsPublic: true } type
            ? [.. Enum.GetNames(type)]
            : null;

    private static bool IsEnum(MetadataReader metadata, TypeDefinition type) =>
        !type.BaseType.IsNil
        && type.BaseType.Kind == HandleKind.TypeReference
        && metadata.GetTypeReference((TypeReferenceHandle)type.BaseType) is var parent
        && metadata.StringComparer.Equals(parent.Name, "Enum")
        && metadata.StringComparer.Equals(parent.Namespace, "System");
}
