using System.Text.RegularExpressions;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>Terminal colours, which some kernels put into tracebacks; a page has its own.</summary>
internal static partial class AnsiEscapes
{
    public static string Remove(string text) => Escape().Replace(text, "");

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escape();
}
