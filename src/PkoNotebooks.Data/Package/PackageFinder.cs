namespace PkoNotebooks.Data.Package;

/// <summary>Finds the data package without configuration.</summary>
internal static class PackageFinder
{
    public const string DescriptorName = "datapackage.json";

    private const string Variable = "PKO_DATA";

    /// <summary>
    /// The folder given; else that of the environment variable <c>PKO_DATA</c>; else <c>data/</c> in the current directory or
    /// one above it; else <c>data/</c> beside or above this assembly.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none; the message lists where it looked.</exception>
    public static string Find(string? directory)
    {
        if (directory is not null)
        {
            return Given(directory, $"the folder given, {Path.GetFullPath(directory)}");
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Given(named, $"the environment variable {Variable}, {Path.GetFullPath(named)}");
        }

        var looked = new List<string>();
        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AssemblyFolder])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "data");
                if (File.Exists(Path.Combine(candidate, DescriptorName)))
                {
                    return candidate;
                }

                if (!looked.Contains(candidate))
                {
                    looked.Add(candidate);
                }
            }
        }

        throw new DirectoryNotFoundException(
            $"No data package was found: no {DescriptorName} in any of these folders:\n  {string.Join("\n  ", looked)}\n"
            + $"Run from within the repository, or name the folder: PkoData.Load(\"path/to/data\"), --data DIR, or {Variable}.");
    }

    // In a notebook under another host the kit's assemblies stand in the repository, the host's elsewhere.
    private static string AssemblyFolder
        => Path.GetDirectoryName(typeof(PackageFinder).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    private static string Given(string directory, string what)
    {
        // `datapackage.json` itself may be named, as other tools of the format allow.
        var folder = Path.GetFileName(directory) == DescriptorName && File.Exists(directory)
            ? Path.GetDirectoryName(Path.GetFullPath(directory))!
            : Path.GetFullPath(directory);
        return File.Exists(Path.Combine(folder, DescriptorName))
            ? folder
            : throw new DirectoryNotFoundException(
                $"No data package was found: {what} holds no {DescriptorName}. Name a folder that does.");
    }
}
