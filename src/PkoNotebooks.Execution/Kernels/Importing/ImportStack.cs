using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Kernels.Importing;

/// <summary>The files that are being imported, the outermost first.</summary>
internal static class ImportStack
{
    private static readonly AsyncLocal<ImmutableArray<string>> Files = new();

    public static ImmutableArray<string> Current => Files.Value.IsDefault ? [] : Files.Value;

    /// <summary>The folder of the file that is being imported, or null.</summary>
    public static string? CurrentFolder => Current.IsEmpty ? null : Path.GetDirectoryName(Current[^1]);

    public static void Push(string path) => Files.Value = Current.Add(path);

    public static void Pop() => Files.Value = Current.RemoveAt(Current.Length - 1);
}
