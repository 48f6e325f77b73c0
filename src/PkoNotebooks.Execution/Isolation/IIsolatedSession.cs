using System.Collections.Immutable;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>A session in a process of its own: it can be lost, and it knows what it read.</summary>
public interface IIsolatedSession : INotebookSession
{
    /// <summary>Whether the process is gone; every later cell fails with the same reason.</summary>
    bool IsLost { get; }

    /// <summary>The files that the session has read so far, in the order of reading.</summary>
    ImmutableArray<ReadFile> FilesRead { get; }
}

/// <summary>A file as it was when a session read it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Sha256">Lower-case hex; <see cref="Absent"/> where there was no such file, <see cref="Unstable"/> where it changed between two reads.</param>
public sealed record ReadFile(string Path, string Sha256)
{
    public const string Absent = "absent";

    public const string Unstable = "unstable";
}
