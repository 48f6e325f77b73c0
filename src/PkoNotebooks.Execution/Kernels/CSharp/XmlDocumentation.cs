using Microsoft.CodeAnalysis;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Documentation that a compiler wrote beside an assembly, read only when someone asks.</summary>
internal static class XmlDocumentation
{
    public static DocumentationProvider BesideAssembly(string assemblyPath)
    {
        var beside = Path.ChangeExtension(assemblyPath, ".xml");
        if (File.Exists(beside))
        {
            return XmlDocumentationProvider.CreateFromFile(beside);
        }

        return DocumentationProvider.Default;
    }
}
