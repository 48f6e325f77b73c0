using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Opens an assembly for the compiler by mapping it: only the pages that a cell needs are ever read.</summary>
internal static class MappedReference
{
    /// <summary>A reference, or null where the file is not a managed assembly.</summary>
    public static unsafe PortableExecutableReference? TryOpen(string path)
    {
        MemoryMappedFile? file = null;
        try
        {
            file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            var size = checked((int)new FileInfo(path).Length);
            using (var peek = new PEReader(start, size))
            {
                if (!peek.HasMetadata)
                {
                    return null;
                }
            }

            // The mapping lives as long as the process, like the assembly that is loaded from the same file.
            return AssemblyMetadata.Create(ModuleMetadata.CreateFromImage((nint)start, size))
                .GetReference(documentation: XmlDocumentation.BesideAssembly(path), filePath: path);
        }
        catch (BadImageFormatException)
        {
            file?.Dispose();
            return null;
        }
    }
}
