using System.Text;

namespace PkoNotebooks.Cli.Commands;

/// <summary>Names the pages of <c>--for-each</c>: the notebook's name and the values, as far as a file's name may hold them.</summary>
internal static class VariantName
{
    private const int MostLetters = 60;

    /// <param name="notebook">The notebook's name.</param>
    /// <param name="values">The values as shown, in the order of the options.</param>
    public static string Of(string notebook, IEnumerable<string> values) => string.Join('-', values.Select(Part).Prepend(notebook));

    private static string Part(string value)
    {
        var part = new StringBuilder();
        foreach (var rune in value.EnumerateRunes().Take(MostLetters))
        {
            var isSafe = Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '.' or '+';
            if (isSafe)
            {
                part.Append(rune);
            }
            else if (part.Length > 0 && part[^1] != '_')
            {
                part.Append('_');
            }
        }

        // A name of dots is a folder's, and one that ends in a dot is not to be had on every system.
        var name = part.ToString().Trim('_', '.');
        return name.Length == 0 ? "empty" : name;
    }
}
