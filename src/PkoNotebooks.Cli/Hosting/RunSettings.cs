using System.Collections.Immutable;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>How the notebooks of one command are run.</summary>
internal sealed record RunSettings
{
    public SessionLimits Limits { get; init; } = new();

    public bool AllowErrors { get; init; }

    public bool UseCache { get; init; } = true;

    /// <summary>A data package elsewhere; null for the project's own.</summary>
    public string? Data { get; init; }

    /// <summary><c>en</c> or <c>ja</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Where the site will be found; null for nowhere yet.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>An installed kernelspec to run the notebooks with; null for the kit's own kernels.</summary>
    public string? Kernel { get; init; }

    public ImmutableSortedDictionary<string, string> Inputs { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
