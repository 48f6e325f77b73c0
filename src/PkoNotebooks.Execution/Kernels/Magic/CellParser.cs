using System.Text;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>Splits a cell at its magic commands: lines that start with <c>#!</c> and a letter, or with <c>#r</c> or <c>#i</c>.</summary>
internal static class CellParser
{
    /// <summary>The steps of a cell, read one by one: a step may make the kernel that a later line chooses.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="kernelName">The kernel in which the cell starts.</param>
    /// <param name="chooseKernel">Gives the kernel that a command such as <c>#!fsharp</c> chooses, or null for any other command.</param>
    public static IEnumerable<CellStep> Parse(string code, string kernelName, Func<string, string?> chooseKernel)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        DirectiveLine? options = null;
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (ReadDirective(lines[i], kernelName) is not { } directive)
            {
                continue;
            }

            if (Code(lines, start, i) is { } before)
            {
                yield return new CodeStep(kernelName, start + 1, before, options);
            }

            start = i + 1;
            if (directive.Name.StartsWith("#!", StringComparison.Ordinal) && chooseKernel(directive.Name[2..]) is { } chosen)
            {
                kernelName = chosen;
                options = directive;

                // A kernel chosen without code may still do something: #!value --from-file.
                if (directive.Arguments.Length > 0 && IsBlankUntilNextDirective(lines, start, kernelName))
                {
                    yield return new CodeStep(kernelName, i + 1, "", options);
                }
            }
            else
            {
                yield return new DirectiveStep(kernelName, i + 1, directive);
            }
        }

        if (Code(lines, start, lines.Length) is { } rest)
        {
            yield return new CodeStep(kernelName, start + 1, rest, options);
        }
    }

    /// <summary>The magic command on a line, or null where the line is code.</summary>
    public static DirectiveLine? ReadDirective(string line, string kernelName)
    {
        var isMagic = line.Length > 2 && line[0] == '#' && line[1] == '!' && char.IsAsciiLetter(line[2]);
        if (!isMagic && !IsReference(line, kernelName))
        {
            return null;
        }

        var end = 1;
        while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] != '"')
        {
            end++;
        }

        return new DirectiveLine(line[..end], DirectiveWords.Split(line[end..]), line.TrimEnd());
    }

    // Blank lines stand for those before, so that a line of the code has its number in the cell.
    private static string? Code(string[] lines, int start, int end)
    {
        var text = string.Join('\n', lines, start, end - start);
        return string.IsNullOrWhiteSpace(text) ? null : new StringBuilder().Append('\n', start).Append(text).ToString();
    }

    // Only the languages that know #r and #i themselves: elsewhere such a line is text.
    private static bool IsReference(string line, string kernelName) =>
        kernelName is "csharp" or "fsharp"
        && line.Length > 2
        && line[0] == '#'
        && line[1] is 'r' or 'i'
        && (char.IsWhiteSpace(line[2]) || line[2] == '"')
        && line.Contains('"', StringComparison.Ordinal);

    private static bool IsBlankUntilNextDirective(string[] lines, int from, string kernelName) =>
        lines.Skip(from).TakeWhile(l => ReadDirective(l, kernelName) is null).All(string.IsNullOrWhiteSpace);
}
