using System.Collections.Concurrent;
using PkoNotebooks.Execution.Isolation;

namespace PkoNotebooks.Execution.Cache;

/// <summary>SHA-256 of files, each computed once: the notebooks of one run share the tables that they read.</summary>
public sealed class FileHashes
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _hashes = new(StringComparer.Ordinal);

    /// <summary>Lower-case hex, or <see cref="ReadFile.Absent"/> where there is no such file.</summary>
    /// <param name="path">A full path; one that goes on with <c>#</c> and a JSON Pointer means that value of the file.</param>
    public string Of(string path) => _hashes.GetOrAdd(path, p => new(() => InputHash.Of(p))).Value;
}
