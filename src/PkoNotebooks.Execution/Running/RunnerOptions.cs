using System.Collections.Immutable;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.Cultures;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Running;

/// <summary>How notebooks are run.</summary>
public sealed record RunnerOptions
{
    /// <summary>Starts the session of one notebook, within <see cref="Limits"/>.</summary>
    public required Func<SessionOptions, SessionLimits, CancellationToken, Task<INotebookSession>> StartSession { get; init; }

    /// <summary>The project root, to which the paths of a run are relative.</summary>
    public required string RootDirectory { get; init; }

    public SessionLimits Limits { get; init; } = new();

    /// <summary>Notebooks that run at the same time. Default: one a processor; at least 1.</summary>
    public int Degree { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether a notebook goes on after a cell that failed. Default: it stops.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>The host's assemblies, which a <c>#r</c> of the same name means.</summary>
    public ImmutableArray<string> HostAssemblyPaths { get; init; } = [];

    /// <summary>Answers to prompts, by name.</summary>
    public ImmutableSortedDictionary<string, string> Inputs { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether all packages of a notebook are restored before its first cell, for sessions of ours. Default: no, as for a kernel
    /// that gets its packages itself; <see cref="Isolated"/> does.
    /// </summary>
    public bool RestorePackages { get; init; }

    /// <summary>Where restores of packages are kept; null for <see cref="PackageRestore.DefaultCacheDirectory"/>.</summary>
    public string? PackageCacheDirectory { get; init; }

    /// <summary>
    /// What sessions of ours know of named cultures: a notebook that names one is skipped where there is no such data.
    /// Asked only then. Null for a kernel that has cultures of its own.
    /// </summary>
    public Func<CultureData>? Cultures { get; init; }

    /// <summary>Where executed notebooks are kept; null to run each.</summary>
    public ExecutionCache? Cache { get; init; }

    /// <summary>Whether kept executions may stand in for a run. False runs every notebook and keeps the new execution.</summary>
    public bool UseCached { get; init; } = true;

    /// <summary>How long a session that does not heed a cancellation is waited for. Default: three seconds.</summary>
    public TimeSpan Abandon { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Options that run every notebook in a process of its own.</summary>
    public static RunnerOptions Isolated(SessionProcess process, string rootDirectory, SessionLimits? limits = null) => new()
    {
        RootDirectory = rootDirectory,
        Limits = limits ?? new(),
        RestorePackages = true,
        Cultures = static () => CultureData.OfThisMachine,
        StartSession = async (options, limits, cancellationToken) =>
            await ChildProcessSession.StartAsync(process, options, limits, cancellationToken).ConfigureAwait(false),
    };
}
