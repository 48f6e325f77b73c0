using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Importing;

/// <summary>Reads the runnable cells of a notebook or a source file. Prose is left out: an import runs code.</summary>
internal static class ImportedCells
{
    private static readonly Dictionary<string, string> SourceKernels = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = "csharp",
        [".csx"] = "csharp",
        [".fs"] = "fsharp",
        [".fsx"] = "fsharp",
        [".html"] = "html",
        [".js"] = "javascript",
        [".sql"] = "sql",
        [".mermaid"] = "mermaid",
        [".mmd"] = "mermaid",
    };

    /// <summary>The full path of the file that an import means, or null where there is none.</summary>
    /// <param name="named">As the import names it; backslashes will do.</param>
    /// <param name="importingFolder">The folder of the file that imports it, looked in first; null for a notebook's own cell.</param>
    /// <param name="workingDirectory">The notebook's folder.</param>
    public static string? Find(string named, string? importingFolder, string workingDirectory)
    {
        foreach (var folder in new[] { importingFolder, workingDirectory })
        {
            if (folder is not null && Path.GetFullPath(Path.Combine(folder, named.Replace('\\', '/'))) is var path && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <exception cref="CellErrorException">The file's type is unknown, or it is no notebook.</exception>
    public static IReadOnlyList<ImportedCell> Read(string path, string named, int line)
    {
        var extension = Path.GetExtension(path);
        if (SourceKernels.TryGetValue(extension, out var kernel))
        {
            return [new ImportedCell(kernel, File.ReadAllText(path))];
        }

        if (extension.ToLowerInvariant() is not (".dib" or ".ipynb"))
        {
            throw new CellErrorException(
                "UnknownFileType",
                $"#!import \"{named}\": files of type '{extension}' cannot be imported. Known: .dib, .ipynb, {string.Join(", ", SourceKernels.Keys.Order(StringComparer.Ordinal))}.",
                line);
        }

        try
        {
            return [.. NotebookFile.Load(path).Cells.Where(c => c.Kind == CellKind.Code).Select(c => new ImportedCell(c.KernelName, c.Source))];
        }
        catch (NotebookFormatException error)
        {
            throw new CellErrorException("BadNotebook", $"#!import \"{named}\": {error.Message}", line);
        }
    }
}
