using System.Security.Cryptography;
using System.Text;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>Where the folders of a project stand: <c>notebooks/</c>, <c>data/</c> and <c>artifacts/</c> under one root.</summary>
internal sealed record ProjectLayout(string Root)
{
    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Data => Path.Combine(Root, "data");

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Site => Path.Combine(Artifacts, "site");

    public string Verify => Path.Combine(Artifacts, "verify");

    public string Cache => Path.Combine(Artifacts, "cache");

    /// <summary>Executed notebooks, each language's apart: whoever reads two finds both again.</summary>
    public string KeptRuns(string language) => Path.Combine(Cache, language);

    /// <summary>What is remembered of the site in a folder: one file for each folder that was ever written to.</summary>
    public string KeptSite(string folder) =>
        Path.Combine(Cache, $"site-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..16]}.kept");

    public string FactsLock => Path.Combine(Notebooks, "facts.lock.json");

    /// <summary>The nearest project at or above the current folder, else the one that this command was built in.</summary>
    /// <exception cref="UsageException">Neither is inside a project.</exception>
    public static ProjectLayout Find(string currentDirectory) =>
        Above(currentDirectory) ?? Above(AppContext.BaseDirectory)
        ?? throw new UsageException(
            $"No project found: looked for a folder with 'notebooks' and 'data/datapackage.json' at and above '{currentDirectory}' "
            + $"and '{AppContext.BaseDirectory}'. Run the command from inside a clone of the project.");

    private static ProjectLayout? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "notebooks"))
                && File.Exists(Path.Combine(folder.FullName, "data", "datapackage.json")))
            {
                return new ProjectLayout(folder.FullName);
            }
        }

        return null;
    }

    /// <summary>
    /// The notebooks meant by the arguments: paths, folders, file names, names without extension, or the start of a name.
    /// No argument means every notebook directly in <c>notebooks/</c>, in order of name.
    /// </summary>
    /// <exception cref="UsageException">An argument matches none, or more than one.</exception>
    public IReadOnlyList<string> Resolve(IReadOnlyList<string> arguments)
    {
        var all = Directory.EnumerateFiles(Notebooks, "*.ipynb")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (arguments.Count == 0)
        {
            return all;
        }

        var found = new List<string>();
        var problems = new List<string>();
        foreach (var argument in arguments)
        {
            if (File.Exists(argument))
            {
                found.Add(Path.GetFullPath(argument));
                continue;
            }

            if (Directory.Exists(argument))
            {
                var inside = Directory.EnumerateFiles(Path.GetFullPath(argument), "*.ipynb").Order(StringComparer.Ordinal).ToList();
                found.AddRange(inside);
                if (inside.Count == 0)
                {
                    problems.Add($"'{argument}' is a folder without notebooks.");
                }

                continue;
            }

            var matches = all.Where(p => Path.GetFileName(p).StartsWith(argument, StringComparison.Ordinal)).ToList();
            switch (matches)
            {
                case [var one]:
                    found.Add(one);
                    break;
                case []:
                    problems.Add(argument.StartsWith('-')
                        ? $"'{argument}': found no such option of this command; --help lists those that it has."
                        : $"'{argument}' is no notebook. Known: {string.Join(", ", all.Select(Path.GetFileNameWithoutExtension))}.");
                    break;
                default:
                    problems.Add($"'{argument}' means more than one: {string.Join(", ", matches.Select(Path.GetFileNameWithoutExtension))}.");
                    break;
            }
        }

        return problems.Count == 0 ? [.. found.Distinct(StringComparer.Ordinal)] : throw new UsageException(string.Join('\n', problems));
    }

    /// <summary>Every notebook in <c>notebooks/</c> and the folders below it, in order of path; folders whose names begin with a dot are editors' own.</summary>
    public IReadOnlyList<string> All() =>
    [
        .. Directory.EnumerateFiles(Notebooks, "*.ipynb", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Notebooks, path).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .OrderBy(Relative, StringComparer.Ordinal),
    ];

    /// <summary>A path as a report shows it: relative to the root, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
