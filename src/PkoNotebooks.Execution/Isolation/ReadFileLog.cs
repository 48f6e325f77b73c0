using PkoNotebooks.Execution.Cache;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>Which files a session reads, each hashed as it is read: the session's answer to <c>Notebook.InputRead</c>.</summary>
internal sealed class ReadFileLog(Action<ReadFile> report)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTime Written, long Length, string Sha256)> _seen = new(StringComparer.Ordinal);

    public void Add(string path)
    {
        var full = Path.GetFullPath(path);
        lock (_lock)
        {
            var file = new FileInfo(InputHash.Split(full).File);
            var (written, length) = file.Exists ? (file.LastWriteTimeUtc, file.Length) : (default, -1);
            var known = _seen.TryGetValue(full, out var before);
            if (known && before.Written == written && before.Length == length)
            {
                return;
            }

            var hash = length < 0 ? ReadFile.Absent : InputHash.Of(full);
            if (known && before.Sha256 != hash)
            {
                hash = ReadFile.Unstable;
            }

            _seen[full] = (written, length, hash);
            report(new(full, hash));
        }
    }
}
