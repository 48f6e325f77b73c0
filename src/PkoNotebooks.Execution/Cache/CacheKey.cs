using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Packages;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Execution.Cache;

/// <summary>
/// Everything an execution depends on that is known before it: named parts, each as a hash, so that a difference can be named.
/// Prose is not among it: a changed Markdown cell changes no output.
/// </summary>
internal sealed record CacheKey(ImmutableSortedDictionary<string, string> Parts)
{
    public static CacheKey Of(NotebookJob job, RunnerOptions options, ImmutableSortedDictionary<string, string> identities)
    {
        var parts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        parts["the number of cells"] = Number(job.Document.Cells.Length);
        parts["the default kernel"] = job.Document.DefaultKernelName;
        parts["the output limit"] = Number(options.Limits.CellOutputBytes);
        parts["the runtime"] = $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture}";
        for (var i = 0; i < job.Document.Cells.Length; i++)
        {
            parts[string.Create(CultureInfo.InvariantCulture, $"cell {i + 1}")] = Cell(job.Document.Cells[i]);
        }

        // Imported files ask for packages too, and a source that is named decides which package a name means.
        if (job.Packages() is { IsEmpty: false } packages)
        {
            parts["the packages"] = packages.Key;
            if (packages.IsFloating)
            {
                parts["the versions that its packages float to"] = PackageRestore.VersionsNow(packages, options.PackageCacheDirectory) ?? "to be asked for";
            }
        }

        if (options.Cultures is { } cultures && job.CultureNamed() is not null)
        {
            // What a currency looks like in a language is the library's word, and its next version may have another.
            parts["the culture data"] = cultures().Version ?? "none";
        }

        Add(parts, "parameter", job.Parameters);
        Add(parts, "input", options.Inputs);
        foreach (var (name, identity) in identities)
        {
            parts[name] = identity;
        }

        return new(parts.ToImmutable());
    }

    /// <summary>The names of the parts that differ; empty where none does.</summary>
    public ImmutableArray<string> Differences(ImmutableSortedDictionary<string, string> before) =>
    [
        .. Parts.Where(p => before.GetValueOrDefault(p.Key) != p.Value).Select(p => p.Key)
            .Union(before.Keys.Where(k => !Parts.ContainsKey(k)))
            .Order(NumberOrder),
    ];

    private static readonly Comparer<string> NumberOrder = Comparer<string>.Create((a, b) =>
        a.Length != b.Length && a.StartsWith("cell ", StringComparison.Ordinal) && b.StartsWith("cell ", StringComparison.Ordinal)
            ? a.Length.CompareTo(b.Length)
            : string.CompareOrdinal(a, b));

    private static string Cell(NotebookCell cell) => cell.Kind == CellKind.Code
        ? Hash(string.Join('\0', [cell.KernelName, cell.Source, .. cell.Tags]))
        : "prose";

    // Hashed: an answer may be a password.
    private static void Add(ImmutableSortedDictionary<string, string>.Builder parts, string what, ImmutableSortedDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            parts[$"{what} {name}"] = Hash(value);
        }
    }

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
