namespace PkoNotebooks.Execution.Kernels.Packages;

/// <summary>The right to change a folder, held by one at a time among all processes; the system takes it back from one that dies.</summary>
internal static class FolderTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the folder is free; disposing gives it back.</summary>
    public static async Task<FileStream> WaitAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
