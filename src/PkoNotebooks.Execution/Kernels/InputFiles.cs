namespace PkoNotebooks.Execution.Kernels;

/// <summary>Tells whoever runs the notebook which files it read, so that a cache knows what the outputs rest on.</summary>
internal static class InputFiles
{
    /// <param name="path">The file's full path.</param>
    public static void Announce(string path) => (AppContext.GetData("Notebook.InputRead") as Action<string>)?.Invoke(Path.GetFullPath(path));
}
