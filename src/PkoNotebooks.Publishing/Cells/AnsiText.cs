using System.Text.RegularExpressions;

namespace PkoNotebooks.Publishing.Cells;

/// <summary>Text that was meant for a terminal, without its control sequences (ECMA-48).</summary>
internal static partial class AnsiText
{
    public static string Plain(string text) => Overwritten().Replace(Control().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), ""), "");

    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(?:\x07|\x1B\\)|[@-Z\\-_])", RegexOptions.CultureInvariant)]
    private static partial Regex Control();

    // A progress bar returns to the line's start and writes over it: the reader sees the last state.
    [GeneratedRegex(@"[^\n\r]*\r", RegexOptions.CultureInvariant)]
    private static partial Regex Overwritten();
}
