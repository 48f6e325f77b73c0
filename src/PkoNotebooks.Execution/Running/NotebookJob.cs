using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;

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

    /// <summary>Reads a notebook to run it as it is.</summary>
    /// <param name="file">The notebook's file.</param>
    /// <param name="rootDirectory">The project root.</param>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookJob Load(string file, string rootDirectory)
    {
        var full = System.IO.Path.GetFullPath(file);
        return new()
        {
            Name = System.IO.Path.GetFileNameWithoutExtension(full),
            Path = InputPaths.Relative(rootDirectory, full),
            WorkingDirectory = System.IO.Path.GetDirectoryName(full)!,
            Document = NotebookFile.Load(full),
        };
    }
}
