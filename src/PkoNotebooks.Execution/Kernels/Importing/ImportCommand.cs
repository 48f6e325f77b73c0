using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Importing;

/// <summary><c>#!import file</c>: runs the cells of another notebook, or a source file, in this session.</summary>
internal sealed class ImportCommand : IMagicCommand
{
    private const int DepthLimit = 20;

    public DirectiveSpec Spec { get; } = new(
        "#!import",
        "Runs another notebook or source file here (.ipynb, .dib, .cs, .csx, .fs, .fsx, .sql, .html, .js).",
        new DirectiveOption("--file", "path", "Relative to the notebook's folder.") { IsRequired = true })
    { Positional = "--file" };

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var named = arguments.Required("--file");
        var workingDirectory = cell.Session.Options.WorkingDirectory;
        var path = ImportedCells.Find(named, ImportStack.CurrentFolder, workingDirectory) ?? throw new CellErrorException(
            "FileNotFound", $"#!import \"{named}\": no such file. The path is relative to the notebook's folder, {workingDirectory}.", step.Line);
        if (ImportStack.Current.Contains(path) || ImportStack.Current.Length >= DepthLimit)
        {
            var chain = string.Join(" -> ", ImportStack.Current.Append(path).Select(Path.GetFileName));
            throw new CellErrorException("ImportCycle", $"#!import \"{named}\": the files import each other: {chain}.", step.Line);
        }

        var cells = ImportedCells.Read(path, named, step.Line);
        InputFiles.Announce(path);
        ImportStack.Push(path);
        try
        {
            for (var i = 0; i < cells.Count; i++)
            {
                var label = cells.Count == 1 ? Path.GetFileName(path) : FormattableString.Invariant($"{Path.GetFileName(path)}, cell {i + 1}");
                RunCell(cells[i], label, cell);
            }
        }
        finally
        {
            ImportStack.Pop();
        }
    }

    private static void RunCell(ImportedCell imported, string label, CellContext cell)
    {
        var inner = cell.Within(label);
        CellContext.Current = inner;
        try
        {
            cell.Session.RunSteps(imported.Code, imported.KernelName, inner);
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
}
