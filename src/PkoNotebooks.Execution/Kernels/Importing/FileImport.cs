using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Importing;

/// <summary><c>#!import file</c>: runs the cells of another notebook, or a source file, in this session.</summary>
internal static class FileImport
{
    private const int DepthLimit = 20;

    public static void Run(NotebookSession session, DirectiveStep step, CellContext cell)
    {
        if (step.Directive.Arguments.Length == 0)
        {
            throw new CellErrorException("MissingArgument", "#!import needs the path of a file, such as #!import \"setup.dib\".", step.Line);
        }

        var named = step.Directive.Arguments[0];
        var path = Find(named, session.Options.WorkingDirectory)
            ?? throw new CellErrorException("FileNotFound", $"#!import \"{named}\": no such file. The path is relative to the notebook's folder, {session.Options.WorkingDirectory}.", step.Line);
        if (ImportStack.Current.Contains(path) || ImportStack.Current.Length >= DepthLimit)
        {
            var chain = string.Join(" -> ", ImportStack.Current.Append(path).Select(Path.GetFileName));
            throw new CellErrorException("ImportCycle", $"#!import \"{named}\": the files import each other: {chain}.", step.Line);
        }

        var cells = ImportedCells.Read(path, step);
        InputFiles.Announce(path);
        ImportStack.Push(path);
        try
        {
            for (var i = 0; i < cells.Count; i++)
            {
                RunCell(session, cells[i], cells.Count, i, path, cell);
            }
        }
        finally
        {
            ImportStack.Pop();
        }
    }

    private static void RunCell(NotebookSession session, ImportedCell imported, int count, int index, string path, CellContext cell)
    {
        var label = count == 1 ? Path.GetFileName(path) : FormattableString.Invariant($"{Path.GetFileName(path)}, cell {index + 1}");
        var inner = cell.Within(label);
        CellContext.Current = inner;
        try
        {
            session.RunSteps(imported.Code, imported.KernelName, inner);
        }
        catch (CellErrorException error) when (error.Error.Line is { } line)
        {
            // The line is one of the imported file, not of the cell that imports it.
            throw new CellErrorException(error.Error with
            {
                Line = null,
                Value = error.Error.Value.Contains(label, StringComparison.Ordinal) ? error.Error.Value : $"{label}, line {line}: {error.Error.Value}",
            });
        }
        finally
        {
            CellContext.Current = cell;
        }
    }

    private static string? Find(string named, string workingDirectory)
    {
        foreach (var folder in new[] { ImportStack.CurrentFolder, workingDirectory })
        {
            if (folder is not null && Path.GetFullPath(Path.Combine(folder, named.Replace('\\', '/'))) is var path && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
