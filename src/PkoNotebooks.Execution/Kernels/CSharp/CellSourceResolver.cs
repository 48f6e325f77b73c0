using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PkoNotebooks.Execution.Kernels.CSharp;

/// <summary>Finds the files that <c>#load</c> names, relative to the loading script or the notebook's folder, and records that they were read.</summary>
internal sealed class CellSourceResolver(string workingDirectory) : SourceFileResolver(ImmutableArray<string>.Empty, workingDirectory)
{
    public override Stream OpenRead(string resolvedPath)
    {
        InputFiles.Announce(resolvedPath);
        return base.OpenRead(resolvedPath);
    }

    // A cell's path is its label, which is no place in the file system.
    public override string? NormalizePath(string path, string? baseFilePath) =>
        Path.IsPathRooted(path) ? base.NormalizePath(path, baseFilePath) : path;

    public override string? ResolveReference(string path, string? baseFilePath) =>
        base.ResolveReference(path, baseFilePath is not null && Path.IsPathRooted(baseFilePath) ? baseFilePath : null);
}
