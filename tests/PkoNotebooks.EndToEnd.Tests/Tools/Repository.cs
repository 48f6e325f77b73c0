namespace PkoNotebooks.EndToEnd.Tests.Tools;

/// <summary>The clone that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>
    /// The command as this build made it, or the one that PKO_COMMAND names: continuous integration names the Release build that it has
    /// just made, which is what people use and starts sooner.
    /// </summary>
    public static string Pko { get; } = FindCommand();

    private static string FindCommand()
    {
        if (Environment.GetEnvironmentVariable("PKO_COMMAND") is not { Length: > 0 } named)
        {
            return Path.Combine(AppContext.BaseDirectory, "pko.dll");
        }

        var path = Path.GetFullPath(named, Root);
        return File.Exists(path) ? path : throw new FileNotFoundException($"PKO_COMMAND names {path}, and there is no such file. Build it: dotnet build -c Release src/PkoNotebooks.Cli");
    }

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
