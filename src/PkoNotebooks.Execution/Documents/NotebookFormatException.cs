using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Documents;

/// <summary>A file is not a notebook that can be read. Holds everything that is wrong with it, not only the first.</summary>
public sealed class NotebookFormatException : Exception
{
    public NotebookFormatException(string path, IEnumerable<DocumentProblem> problems, Exception? inner = null)
        : this(path, [.. problems], inner)
    {
    }

    private NotebookFormatException(string path, ImmutableArray<DocumentProblem> problems, Exception? inner)
        : base(string.Join('\n', problems.Select(p => Line(path, p))), inner)
    {
        Path = path;
        Problems = problems;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    public ImmutableArray<DocumentProblem> Problems { get; }

    private static string Line(string path, DocumentProblem problem) =>
        problem.Line > 0 ? $"{path}:{problem}" : $"{path}: {problem}";
}
