using System.Collections.Concurrent;
using System.Security.Cryptography;
using PkoNotebooks.Execution.Isolation;

namespace PkoNotebooks.Execution.Cache;

/// <summary>SHA-256 of files, each computed once: the notebooks of one run share the tables that they read.</summary>
public sealed class FileHashes
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _hashes = new(StringComparer.Ordinal);

    /// <summary>Lower-case hex, or <see cref="ReadFile.Absent"/> where there is no such file.</summary>
    /// <param name="path">A full path.</param>
    public string Of(string path) => _hashes.GetOrAdd(path, p => new(() => Compute(p))).Value;

    private static string Compute(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadFile.Absent;
        }
    }
}
