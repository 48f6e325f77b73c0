namespace PkoNotebooks.Execution.Running;

/// <summary>How a run names files: relative to the project root, with forward slashes, so that no machine shows.</summary>
public static class InputPaths
{
    public static string Relative(string rootDirectory, string path) => Path.GetRelativePath(rootDirectory, path).Replace('\\', '/');

    public static string Full(string rootDirectory, string relative) => Path.GetFullPath(Path.Combine(rootDirectory, relative));
}
