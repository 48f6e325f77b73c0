using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Display.Html;

/// <summary>Keys of figures, which become ids in a page, and what of their citations travels with them.</summary>
internal static partial class FigureKey
{
    /// <exception cref="ArgumentException">The key could not be an id in a page.</exception>
    public static string Checked(string key) =>
        Form().IsMatch(key ?? "")
            ? key!
            : throw new ArgumentException(
                $"Key of a figure: found \"{key}\", expected a letter and then letters, digits, '-', '_' or '.', 80 at most.", nameof(key));

    public static ImmutableArray<string> Tables(IEnumerable<Citation> citations) =>
        [.. citations.Select(c => c.Table).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>One citation a source and table: a figure may rest on hundreds of rows, and its hash covers them all.</summary>
    public static ImmutableArray<Citation> OnePerSource(IEnumerable<Citation> citations) =>
        [.. citations.GroupBy(c => (c.SourceId, c.Table)).Select(g => g.First())];

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_.-]{0,79}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
