using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cultures;
using PkoNotebooks.Execution.Kernels.Packages;
using PkoNotebooks.Execution.Parameters;

namespace PkoNotebooks.Execution.Running;

/// <summary>One notebook to run, its parameters already in place.</summary>
public sealed record NotebookJob
{
    /// <summary>The name of its page, such as <c>01-funding-share-and-troop-gap</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The notebook's path relative to the project root, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The notebook's folder: where its cells run.</summary>
    public required string WorkingDirectory { get; init; }

    public required NotebookDocument Document { get; init; }

    /// <summary>Parameters injected, by name.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a cell is handed to a kernel: code that is not blank and not tagged to be left out.</summary>
    internal static bool IsRun(NotebookCell cell) =>
        cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source) && !cell.Tags.Contains("skip-execution");

    /// <summary>The packages that its cells are going to ask for.</summary>
    internal PackageReferences Packages() => PackageReferences.Collect(Document.Cells.Where(IsRun), WorkingDirectory);

    /// <summary>The first cell that names a culture, by index, and the 1-based line in it; null where none does.</summary>
    internal (int Cell, int Line)? CultureNamed()
    {
        for (var i = 0; i < Document.Cells.Length; i++)
        {
            if (IsRun(Document.Cells[i]) && CultureMention.Line(Document.Cells[i], WorkingDirectory) is { } line)
            {
                return (i, line);
            }
        }

        return null;
    }

    /// <summary>Reads a notebook to run it.</summary>
    /// <param name="file">The notebook's file.</param>
    /// <param name="rootDirectory">The project root.</param>
    /// <param name="parameters">Parameters to set; null or empty for the notebook as it is.</param>
    /// <param name="enums">Enums that a parameter's type may name.</param>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="ParameterException">The notebook does not take the parameters.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookJob Load(
        string file, string rootDirectory, IReadOnlyList<ParameterInput>? parameters = null, EnumCatalog? enums = null)
    {
        var full = System.IO.Path.GetFullPath(file);
        var path = InputPaths.Relative(rootDirectory, full);
        var notebook = NotebookParameters.Apply(NotebookFile.Load(full), path, parameters ?? [], enums);
        return new()
        {
            Name = System.IO.Path.GetFileNameWithoutExtension(full),
            Path = path,
            WorkingDirectory = System.IO.Path.GetDirectoryName(full)!,
            Document = notebook.Document,
            Parameters = notebook.Values,
        };
    }
}
