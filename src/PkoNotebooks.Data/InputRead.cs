namespace PkoNotebooks.Data;

/// <summary>
/// Tells whoever runs this process which files its results rest on. The runner of notebooks listens under a name in
/// <see cref="AppContext"/>, so that neither side needs to know the other; elsewhere nobody listens.
/// </summary>
internal static class InputRead
{
    private const string Listener = "Notebook.InputRead";

    public static void Report(string fullPath) => (AppContext.GetData(Listener) as Action<string>)?.Invoke(fullPath);
}
