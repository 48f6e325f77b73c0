using System.Text.RegularExpressions;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Importing;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Cultures;

/// <summary>Finds code that needs culture data: it names a culture or a region, folds or orders text by one, or uses time zones by their Windows names.</summary>
/// <remarks>
/// <c>CultureInfo.InvariantCulture</c> and formatting without a culture need none, and stay the same on every machine.
/// </remarks>
public static partial class CultureMention
{
    /// <summary>The 1-based line of the first mention in a cell, or the line of the import that brings it; null where there is none.</summary>
    /// <param name="cell">A cell of the notebook.</param>
    /// <param name="workingDirectory">The notebook's folder, to which imports are relative.</param>
    public static int? Line(NotebookCell cell, string workingDirectory)
    {
        if (cell.Kind != CellKind.Code)
        {
            return null;
        }

        foreach (var step in CellParser.Parse(cell.Source, cell.KernelName, KernelNames.Find))
        {
            if (step is CodeStep code)
            {
                if (Find(code) is { } at)
                {
                    return code.Code.AsSpan(0, at).Count('\n') + 1;
                }
            }
            else if (ImportedSteps.In(step, workingDirectory).OfType<CodeStep>().Any(s => Find(s) is not null))
            {
                return step.Line;
            }
        }

        return null;
    }

    private static int? Find(CodeStep step) =>
        step.KernelName is "csharp" or "fsharp" && Mention().Match(step.Code) is { Success: true } match ? match.Index : null;

    [GeneratedRegex(
        """
        \b(CultureInfo|RegionInfo)\s*[("]
        | \b(CultureInfo|RegionInfo)\s+\w+\s*=\s*new\b
        | \.\s*(GetCultureInfo|GetCultureInfoByIetfLanguageTag|GetCultures|CreateSpecificCulture|GetCompareInfo)\b
        | \bCurrent(UI)?Culture\s*(=(?![=>])|<-)
        | \bNormalizationForm\b | \.\s*Normalize\s*\(\s*\)
        | \bCompareOptions\s*\.\s*Ignore(?!Case\b)
        | [ ]Standard[ ]Time"
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();
}
