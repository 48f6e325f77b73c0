using System.Text.RegularExpressions;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Formatting;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Sharing;

/// <summary>Variables as the values of a magic command's options: <c>@name</c> of the current kernel, <c>@kernel:name</c> of another.</summary>
internal static partial class VariableTokens
{
    /// <summary>The variable's text; any other word as it is.</summary>
    /// <exception cref="CellErrorException">There is no such variable; the message lists those that there are.</exception>
    public static string Text(string word, DirectiveStep step, CellContext cell)
    {
        if (Qualified(word, step) is not { } token || SetCommand.SourceOf(token, cell.Session.Kernels) is not var (kernel, name))
        {
            return word;
        }

        var value = KernelValue.Read(kernel, name, cell, step.Line);
        return value as string ?? (value is null ? null : ScalarText.Of(value)) ?? UserCode.Run(() => cell.Formatter.As(value, "text/plain"), cell.Cancellation);
    }

    /// <summary>The word with its kernel, where it names a variable alone; null where it names none.</summary>
    public static string? Qualified(string word, DirectiveStep step) =>
        Named().Match(word) is not { Success: true } named ? null
        : named.Groups["kernel"].Success ? word
        : $"@{step.KernelName}:{named.Groups["name"].Value}";

    [GeneratedRegex(@"\A@((?<kernel>[\w#.-]+):)?(?<name>[\p{L}_]\w*)\z")]
    private static partial Regex Named();
}
