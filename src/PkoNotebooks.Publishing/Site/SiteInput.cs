using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Publishing.Site;

/// <summary>What a site is made of.</summary>
public sealed record SiteInput
{
    /// <summary>The site's title.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences under the title; plain text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The executed notebooks, in the order of the index.</summary>
    public required ImmutableArray<NotebookRun> Runs { get; init; }

    /// <summary>How recent the data is, as the host knows it; in the given order.</summary>
    public ImmutableArray<DataFreshness> Data { get; init; } = [];

    /// <summary>The claims' summary, as the host knows it; empty for none.</summary>
    public ImmutableArray<IndexLine> Claims { get; init; } = [];

    /// <summary>Checks that the host made, such as of data and documents; empty for none.</summary>
    public ImmutableArray<IndexLine> Checks { get; init; } = [];

    /// <summary>Who publishes it, for citations and metadata.</summary>
    public Publication Publication { get; init; } = new();
}

/// <param name="Name">The table or data set.</param>
/// <param name="AsOf">ISO 8601: the last day, month or year that it covers.</param>
/// <param name="Detail">What it holds, in a few words.</param>
public sealed record DataFreshness(string Name, string AsOf, string Detail = "");

/// <param name="Label">What is counted or checked, such as <c>supported</c>.</param>
/// <param name="Value">The count or the result, as shown.</param>
/// <param name="Href">A page of the site that tells more, or null.</param>
public sealed record IndexLine(string Label, string Value, string? Href = null);

/// <summary>Who publishes the reports, and when. No clock is asked: what is not given here stands nowhere.</summary>
public sealed record Publication
{
    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    /// <summary>The kit's version or the commit.</summary>
    public string? Version { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public string? RepositoryUrl { get; init; }

    /// <summary>The licence of the pages, by name and address.</summary>
    public string? LicenceName { get; init; }

    public string? LicenceUrl { get; init; }
}
