using System.Collections.Immutable;
using System.Text;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>Splits a cell at its magic commands: lines that start with <c>#!</c> and a letter, or with <c>#r</c> or <c>#i</c>.</summary>
internal static class CellParser
{
    /// <param name="code">The cell's text.</param>
    /// <param name="kernelName">The kernel in which the cell starts.</param>
    /// <param name="chooseKernel">Gives the kernel that a command such as <c>#!fsharp</c> chooses, or null for any other command.</param>
    public static ImmutableArray<CellStep> Parse(string code, string kernelName, Func<string, string?> chooseKernel)
    {
        var steps = ImmutableArray.CreateBuilder<CellStep>();
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var body = new StringBuilder();
        var bodyLine = 0;
        DirectiveLine? options = null;

        for (var i = 0; i < lines.Length; i++)
        {
            if (ReadDirective(lines[i], kernelName) is not { } directive)
            {
                if (bodyLine == 0)
                {
                    bodyLine = i + 1;
                    body.Append('\n', i);
                }

                body.Append(lines[i]);
                if (i < lines.Length - 1)
                {
                    body.Append('\n');
                }

                continue;
            }

            Flush();
            if (directive.Name.StartsWith("#!", StringComparison.Ordinal) && chooseKernel(directive.Name[2..]) is { } chosen)
            {
                kernelName = chosen;
                options = directive;

                // A kernel chosen without code may still do something: #!value --from-file, or #!sql's explanation.
                if (directive.Arguments.Length > 0 && IsBlankUntilNextDirective(lines, i + 1, kernelName))
                {
                    steps.Add(new CodeStep(kernelName, i + 1, "", options));
                }
            }
            else
            {
                steps.Add(new DirectiveStep(kernelName, i + 1, directive));
            }
        }

        Flush();
        return steps.ToImmutable();

        void Flush()
        {
            var text = body.ToString();
            if (!string.IsNullOrWhiteSpace(text))
            {
                steps.Add(new CodeStep(kernelName, bodyLine, text, options));
            }

            body.Clear();
            bodyLine = 0;
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
