namespace PkoNotebooks.Data.Files;

/// <summary>Writes a file so that at any moment, even after a kill or with a full disk, the old one or the new one stands there.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
        => Replace(path, temporary =>
        {
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            write(stream);
            stream.Flush(flushToDisk: true);
        });

    /// <summary>Has a file made under a temporary name in the same folder, then moves it into place.</summary>
    public static void Replace(string path, Action<string> make)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);

        // The process's number keeps two writers apart; a leftover of a killed one with the same number is overwritten.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
        File.Delete(temporary);
        try
        {
            make(temporary);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception error)
        {
            File.Delete(temporary);

            // .NET reports a limit on the length of files as a wrong argument, and a full disk without the file's own name.
            if (error is IOException or ArgumentOutOfRangeException { ParamName: "value" })
            {
                throw new IOException($"{full} could not be written: {error.Message} Nothing was changed.", error);
            }

            throw;
        }
    }
}
