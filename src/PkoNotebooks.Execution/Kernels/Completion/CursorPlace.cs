using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Completion;

/// <summary>What the cursor stands in: a magic command, or code of one kernel.</summary>
/// <param name="KernelName">The kernel at the cursor.</param>
/// <param name="Code">The kernel's code around the cursor, or the magic command's line.</param>
/// <param name="Start">Where <paramref name="Code"/> starts in the cell, in UTF-16 code units.</param>
/// <param name="IsMagic">Whether it is a magic command.</param>
internal sealed record CursorPlace(string KernelName, string Code, int Start, bool IsMagic)
{
    public static CursorPlace Find(string cell, int cursor, string kernelName, KernelSet kernels)
    {
        var start = 0;
        var position = 0;
        while (true)
        {
            var lineEnd = cell.IndexOf('\n', position);
            lineEnd = lineEnd < 0 ? cell.Length : lineEnd;
            var line = cell[position..lineEnd];
            var isMagic = IsMagicLine(line, kernelName);
            if (cursor <= lineEnd)
            {
                if (isMagic)
                {
                    return new CursorPlace(kernelName, line.TrimEnd('\r'), position, IsMagic: true);
                }

                return new CursorPlace(kernelName, cell[start..EndOfCode(cell, lineEnd, kernelName)], start, IsMagic: false);
            }

            if (isMagic)
            {
                start = lineEnd + 1;
                var name = line[2..].Split(' ', '\t', '\r')[0];
                kernelName = line.StartsWith("#!", StringComparison.Ordinal) && kernels.Resolve(name) is { } chosen ? chosen : kernelName;
            }

            position = lineEnd + 1;
        }
    }

    private static int EndOfCode(string cell, int from, string kernelName)
    {
        while (from < cell.Length)
        {
            var next = cell.IndexOf('\n', from + 1);
            var line = cell[(from + 1)..(next < 0 ? cell.Length : next)];
            if (IsMagicLine(line, kernelName))
            {
                return from;
            }

            from = next < 0 ? cell.Length : next;
        }

        return cell.Length;
    }

    // A command that is still being typed counts as well.
    private static bool IsMagicLine(string line, string kernelName) =>
        line.StartsWith("#!", StringComparison.Ordinal)
        || (kernelName is "csharp" or "fsharp" && (line.StartsWith("#r", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal)) && CellParser.ReadDirective(line + "\"\"", kernelName) is not null);
}
