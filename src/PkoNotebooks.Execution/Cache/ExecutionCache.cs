using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Execution.Cache;

/// <summary>
/// Keeps executed notebooks. One stands in for a run only while its code cells, its parameters, the assemblies that ran it
/// and every file that it read are what they were, all by content. What a notebook takes from the network or the clock is not seen.
/// </summary>
/// <param name="folder">Where entries are kept, such as <c>artifacts/cache</c>; made when first written to, safe to delete at any time.</param>
/// <param name="identities">The host's and kernels' assemblies by content (<see cref="AssemblyIdentities.Of"/>), and whatever else the host's version means.</param>
public sealed class ExecutionCache(string folder, ImmutableSortedDictionary<string, string> identities)
{
    private const int MostNamed = 4;

    /// <summary>Whether a kept execution can stand in for a run, and why or why not. Starts nothing and writes nothing.</summary>
    /// <param name="job">The notebook.</param>
    /// <param name="options">How it would be run.</param>
    /// <param name="hashes">Shared by the notebooks of one command, so that each file is read once.</param>
    public CacheAnswer Find(NotebookJob job, RunnerOptions options, FileHashes hashes)
    {
        if (!options.UseCached)
        {
            return new(null, "the cache was not to be used");
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(EntryPath(job));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, job.Parameters.Count == 0 ? "it has not run before" : "it has not run with these parameters before");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, $"its kept execution cannot be read ({e.Message})");
        }

        if (CacheEntry.FromBytes(bytes) is not { } entry)
        {
            return new(null, "its kept execution is damaged or of another version");
        }

        var changes = CacheKey.Of(job, options, identities).Differences(entry.Parts);
        if (changes.Length > 0)
        {
            return new(null, Changed(changes));
        }

        var files = entry.Inputs.Where(i => hashes.Of(InputPaths.Full(options.RootDirectory, i.Path)) != i.Sha256).Select(i => i.Path).ToImmutableArray();
        return files.Length > 0 ? new(null, Changed(files)) : new(Run(job, entry, Content(job, bytes)), "nothing changed since it ran");
    }

    /// <summary>Keeps an execution that passed. One that read a file while it changed is not kept.</summary>
    /// <returns>The run; with <see cref="NotebookRun.ContentSha256"/> where it is kept.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public NotebookRun Store(NotebookJob job, RunnerOptions options, NotebookRun run)
    {
        if (run.Status != RunStatus.Passed || run.Inputs.Concat(run.InputParts).Any(i => i.Sha256 == ReadFile.Unstable))
        {
            return run;
        }

        var cells = run.Executed.Cells
            .Select((cell, index) => (cell, index))
            .Where(c => c.cell is { Kind: CellKind.Code, ExecutionCount: not null })
            .ToImmutableSortedDictionary(c => c.index, c => (c.cell.ExecutionCount!.Value, c.cell.Outputs));
        var entry = new CacheEntry(CacheKey.Of(job, options, identities).Parts, [.. run.Inputs, .. run.InputParts], cells).ToBytes();
        AtomicFile.Write(EntryPath(job), entry);
        return run with { ContentSha256 = Content(job, entry) };
    }

    /// <summary>The notebook as it is now, prose and metadata included, and the entry that holds its outputs.</summary>
    private static string Content(NotebookJob job, ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\0', [job.Path, job.Name, .. job.Parameters.SelectMany(p => new[] { p.Key, p.Value }), ""])));
        hash.AppendData(NotebookFile.Write(job.Document, job.Path));
        hash.AppendData(entry);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static NotebookRun Run(NotebookJob job, CacheEntry entry, string content)
    {
        // The outputs of then, the prose of now.
        var cells = job.Document.Cells.Select((cell, i) => cell.Kind != CellKind.Code
            ? cell
            : entry.Cells.TryGetValue(i, out var kept)
                ? cell with { ExecutionCount = kept.Count, Outputs = kept.Outputs }
                : cell with { ExecutionCount = null, Outputs = [] });
        return new()
        {
            Name = job.Name,
            Path = job.Path,
            Executed = job.Document with { Cells = [.. cells] },
            Status = RunStatus.Passed,
            FromCache = true,
            Reason = "nothing changed since it ran",
            Inputs = [.. entry.Inputs.Where(i => !InputHash.IsPart(i.Path))],
            InputParts = [.. entry.Inputs.Where(i => InputHash.IsPart(i.Path))],
            ContentSha256 = content,
            Parameters = job.Parameters,
        };
    }

    private static string Changed(ImmutableArray<string> what) => what.Length <= MostNamed
        ? $"changed: {string.Join(", ", what)}"
        : $"changed: {string.Join(", ", what.Take(MostNamed))} and {what.Length - MostNamed} more";

    /// <summary>One entry a notebook and set of parameters: a command that renders one page a country finds each again.</summary>
    private string EntryPath(NotebookJob job)
    {
        var name = new string([.. job.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_').Take(60)]);
        var parameters = string.Join('\0', job.Parameters.SelectMany(p => new[] { p.Key, p.Value }));
        return Path.Combine(folder, $"{name}-{CacheKey.Hash($"{job.Path}\0{job.Name}\0{parameters}")[..16]}.run");
    }
}
