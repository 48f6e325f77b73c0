namespace PkoNotebooks.Data.Tests.Fixtures;

/// <summary>The package of the repository that this build comes from.</summary>
internal static class RealPackage
{
    public static string? Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "data");
                if (File.Exists(Path.Combine(candidate, "datapackage.json")))
                {
                    return candidate;
                }
            }

            return null;
        }
    }
}
