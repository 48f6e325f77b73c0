using System.Globalization;

namespace PkoNotebooks.Execution.Documents;

/// <summary>One thing that is wrong in a notebook file.</summary>
/// <param name="Line">1-based line of the file; 0 where no line is to blame.</param>
/// <param name="Column">1-based column in characters; 0 where no line is to blame.</param>
/// <param name="Where">The place in words of the format, such as <c>cells[3].cell_type</c>; empty for the file as a whole.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there, or what to do.</param>
public sealed record DocumentProblem(int Line, int Column, string Where, string Found, string Expected)
{
    /// <summary>The problem in one line, after the pattern <c>line:column: where: found …, expected …</c>.</summary>
    public override string ToString()
    {
        var position = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}: ") : "";
        var where = Where.Length > 0 ? $"{Where}: " : "";
        return $"{position}{where}found {Found}, expected {Expected}";
    }
}
