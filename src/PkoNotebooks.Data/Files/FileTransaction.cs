using System.Text.Json;

namespace PkoNotebooks.Data.Files;

/// <summary>
/// Replaces several files of a folder together. The new contents are first written beside the old ones; then a list of them is
/// moved into place, which is the one moment that counts; then each is moved over its file, and the list is removed. Killed
/// before that moment, the folder is as it was; killed after it, <see cref="Recover"/> finishes the moves.
/// </summary>
internal static class FileTransaction
{
    private const string JournalName = ".pending-import.json";
    private const string Suffix = ".pending";

    /// <param name="folder">The folder.</param>
    /// <param name="contents">New contents by path, relative to the folder, with forward slashes.</param>
    /// <param name="step">Called before each step that can be the last; for tests.</param>
    public static void Commit(string folder, IEnumerable<KeyValuePair<string, byte[]>> contents, Action<string>? step = null)
    {
        var files = contents.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var journal = Path.Combine(folder, JournalName);
        try
        {
            foreach (var (path, bytes) in files)
            {
                step?.Invoke("write " + path);
                AtomicFile.Write(Path.Combine(folder, path + Suffix), stream => stream.Write(bytes));
            }

            step?.Invoke("commit");
            AtomicFile.Write(journal, stream => JsonSerializer.Serialize(stream, files.Select(file => file.Key), JournalJson.Default.IEnumerableString));
        }
        catch
        {
            foreach (var (path, _) in files)
            {
                File.Delete(Path.Combine(folder, path + Suffix));
            }

            throw;
        }

        Finish(folder, files.Select(file => file.Key), step);
    }

    /// <summary>Finishes what a killed process had committed; does nothing otherwise.</summary>
    public static void Recover(string folder)
    {
        var journal = Path.Combine(folder, JournalName);
        if (!File.Exists(journal))
        {
            return;
        }

        IEnumerable<string> paths;
        try
        {
            using var stream = File.OpenRead(journal);
            paths = JsonSerializer.Deserialize(stream, JournalJson.Default.IEnumerableString) ?? [];
        }
        catch (FileNotFoundException)
        {
            // Another process has just finished the same.
            return;
        }

        Finish(folder, paths, step: null);
    }

    private static void Finish(string folder, IEnumerable<string> paths, Action<string>? step)
    {
        foreach (var path in paths)
        {
            step?.Invoke("move " + path);
            var full = Path.GetFullPath(Path.Combine(folder, path));

            if (full.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                MoveUnlessMoved(full + Suffix, full);
            }
        }

        step?.Invoke("close");
        File.Delete(Path.Combine(folder, JournalName));
    }

    /// <summary>Another process that recovers at the same time may have moved the file already, or move it at this very moment.</summary>
    private static void MoveUnlessMoved(string pending, string target)
    {
        if (!File.Exists(pending))
        {
            return;
        }

        try
        {
            File.Move(pending, target, overwrite: true);
        }
        catch (FileNotFoundException)
        {
        }
    }
}
