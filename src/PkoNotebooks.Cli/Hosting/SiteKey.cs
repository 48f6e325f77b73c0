using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>A hash of everything that the pages of a site depend on: the executed notebooks, the data package, this build, the language.</summary>
internal static class SiteKey
{
    /// <summary>The key, or null where a notebook's execution is not kept: then its pages are written each time.</summary>
    /// <param name="data">The folder of the data package, from which cards take rows and the index its dates.</param>
    /// <param name="diagrams">Which drawings the pages show.</param>
    /// <param name="files">Other files that the pages are made of; one that is not there counts as absent.</param>
    public static string? Of(ImmutableArray<NotebookRun> runs, RunSettings settings, string data, string diagrams, params ReadOnlySpan<string> files)
    {
        if (runs.Any(r => r.ContentSha256 is null || r.Status != RunStatus.Passed))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in runs.Select(r => r.ContentSha256!).Concat(Engine.Identities(settings).SelectMany(i => new[] { i.Key, i.Value })))
        {
            Add(hash, part);
        }

        Add(hash, diagrams);
        Add(hash, settings.SiteUrl ?? "nowhere yet");
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(file) is ".csv" or ".json")
            {
                Add(hash, Path.GetRelativePath(data, file));
                Add(hash, new FileHashes().Of(file));
            }
        }

        foreach (var file in files)
        {
            Add(hash, Path.GetFileName(file));
            Add(hash, File.Exists(file) ? new FileHashes().Of(file) : "absent");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string part) => hash.AppendData(Encoding.UTF8.GetBytes(part + '\0'));
}
