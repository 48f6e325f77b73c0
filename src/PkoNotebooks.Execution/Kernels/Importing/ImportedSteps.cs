using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Importing;

/// <summary>What a notebook's cells are going to do, imported files included, read without running any of it.</summary>
internal static class ImportedSteps
{
    /// <summary>The steps of a cell's text; in place of each <c>#!import</c>, those of the file.</summary>
    /// <remarks>Files that cannot be read are left out: the cell that names them says what is wrong when it runs.</remarks>
    public static IEnumerable<CellStep> Of(string source, string kernelName, string workingDirectory) =>
        CellParser.Parse(source, kernelName, KernelNames.Find).SelectMany(s => In(s, workingDirectory));

    /// <summary>The step itself, or the steps of the file that it imports.</summary>
    public static IEnumerable<CellStep> In(CellStep step, string workingDirectory) => In(step, workingDirectory, []);

    private static IEnumerable<CellStep> In(CellStep step, string workingDirectory, ImmutableArray<string> importing)
    {
        if (step is not DirectiveStep { Directive: { Name: "#!import", Arguments: [var named, ..] } })
        {
            return [step];
        }

        var folder = importing.IsEmpty ? null : Path.GetDirectoryName(importing[^1]);
        if (ImportedCells.Find(named.Trim(), folder, workingDirectory) is not { } path || importing.Contains(path))
        {
            return [];
        }

        try
        {
            return
            [
                .. ImportedCells.Read(path, named, step.Line)
                    .SelectMany(c => CellParser.Parse(c.Code, c.KernelName, KernelNames.Find))
                    .SelectMany(s => In(s, workingDirectory, importing.Add(path))),
            ];
        }
        catch (Exception error) when (error is IOException or CellErrorException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
