using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PkoNotebooks.Execution.Documents;

/// <summary>The ids that nbformat 4.5 asks of every cell: 1 to 64 characters of <c>a-z A-Z 0-9 - _</c>, none twice.</summary>
public static class CellIds
{
    /// <summary>The id found in a file where it can stand, or else one that depends on nothing but the cell and its place.</summary>
    internal static string Keep(string? id, int index, string source, HashSet<string> taken)
    {
        if (id is not null && IsValid(id) && taken.Add(id))
        {
            return id;
        }

        for (var attempt = 0; ; attempt++)
        {
            var made = Make(string.Create(CultureInfo.InvariantCulture, $"{index}/{attempt}\n{source}"));
            if (taken.Add(made))
            {
                return made;
            }
        }
    }

    /// <summary>An id that depends on nothing but the seed: eight hexadecimal digits, as Jupyter makes.</summary>
    public static string Make(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 4));

    public static bool IsValid(string id) =>
        id.Length is >= 1 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
