namespace PkoNotebooks.EndToEnd.Tests.Tools;

/// <summary>The clone that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The command as this build made it.</summary>
    public static string Pko => Path.Combine(AppContext.BaseDirectory, "pko.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PkoNotebooks.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No PkoNotebooks.sln above {AppContext.BaseDirectory}.");
    }
}
