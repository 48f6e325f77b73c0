namespace PkoNotebooks.Execution.Kernels.Completion;

/// <summary>Files and folders that a relative path could go on to.</summary>
internal static class FilePaths
{
    private const int Limit = 200;

    public static IEnumerable<CompletionItem> Matching(string typed, string workingDirectory, Func<string, bool> isWanted)
    {
        var folderPart = typed[..(typed.LastIndexOf('/') + 1)];
        try
        {
            var folder = new DirectoryInfo(Path.Combine(workingDirectory, folderPart));
            if (!folder.Exists)
            {
                return [];
            }

            return [.. folder.EnumerateFileSystemInfos(typed[folderPart.Length..] + "*")
                .Where(e => !e.Name.StartsWith('.') && (e is DirectoryInfo || isWanted(e.Name)))
                .OrderBy(e => e.Name, StringComparer.Ordinal)
                .Take(Limit)
                .Select(e => new CompletionItem(folderPart + e.Name + (e is DirectoryInfo ? "/" : ""), "path"))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
