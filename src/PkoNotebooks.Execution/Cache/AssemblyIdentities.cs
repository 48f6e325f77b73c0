using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PkoNotebooks.Execution.Isolation;

namespace PkoNotebooks.Execution.Cache;

/// <summary>What assemblies an execution rests on, by content.</summary>
public static class AssemblyIdentities
{
    /// <summary>
    /// Each assembly's file name with its module version id: in a deterministic build a function of the compiler's inputs,
    /// and far quicker to read than the whole file. A file without one is named with its SHA-256.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Of(IEnumerable<string> paths)
    {
        var identities = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            identities[Path.GetFileName(path)] = ModuleVersion(path) ?? new FileHashes().Of(path);
        }

        return identities.ToImmutable();
    }

    private static string? ModuleVersion(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
            {
                return null;
            }

            var metadata = image.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString("N");
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return File.Exists(path) ? null : ReadFile.Absent;
        }
    }
}
