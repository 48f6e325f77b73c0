using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Package;

/// <summary>A descriptor comes from outside: its paths may reach nothing but the package's own folder.</summary>
internal static class PackagePath
{
    public static DataError? Problem(string directory, ResourceDescriptor resource)
    {
        var path = resource.Path;
        if (path.Length == 0 || path.StartsWith('/') || path.Contains('\\') || path.Contains(':') || path.Contains('\0')
            || path.Split('/').Any(part => part is "" or "." or ".."))
        {
            return new(
                DataErrorKind.ResourceError, PackageFinder.DescriptorName, null, $"resources/{resource.Name}/path", path,
                "a relative path inside the package's folder, with forward slashes and without . or ..",
                "Move the file into the package and name it there.");
        }

        var root = Real(Path.GetFullPath(directory));
        var current = root;
        foreach (var part in path.Split('/'))
        {
            current = Real(Path.Combine(current, part));
        }

        return current.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? null
            : new(
                DataErrorKind.ResourceError, PackageFinder.DescriptorName, null, $"resources/{resource.Name}/path", path,
                "a file inside the package's folder", "The path is a symbolic link that leads out of the folder: put the file itself there.");
    }

    private static string Real(string path)
    {
        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        try
        {
            return info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
