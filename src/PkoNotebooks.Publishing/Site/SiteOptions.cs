using System.Collections.Immutable;
using PkoNotebooks.Publishing.Diagrams;
using PkoNotebooks.Publishing.Facts;
using PkoNotebooks.Publishing.Language;

namespace PkoNotebooks.Publishing.Site;

/// <summary>How a site is written.</summary>
public sealed record SiteOptions
{
    /// <summary>The language of the interface's own words. Default: English.</summary>
    public InterfaceLanguage Language { get; init; } = InterfaceLanguage.English;

    /// <summary>The language of what the notebooks say, as a BCP 47 tag; null for that of the interface.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>Where the site will be found, such as <c>https://example.org/pko/</c>; null for no canonical links.</summary>
    public string? CanonicalBaseUrl { get; init; }

    /// <summary>Whether pictures of the first charts stand beside the pages, so that with <see cref="CanonicalBaseUrl"/> the pages can name them.</summary>
    public bool LinkPreviews { get; init; }

    /// <summary>The command that runs one notebook again; null for no such section. Given the run, so that it can name path and parameters.</summary>
    public Func<Execution.Running.NotebookRun, string>? RerunCommand { get; init; }

    /// <summary>Draws Mermaid diagrams; null to show them as text.</summary>
    public DiagramRenderer? Diagrams { get; init; }

    /// <summary>Finds the rows that a fact's card shows; null to show keys alone.</summary>
    public RowLookup? Rows { get; init; }

    /// <summary>The language of those rows, as a BCP 47 tag; null for that of the interface.</summary>
    public string? RowsLanguage { get; init; }

    /// <summary>Scripts that may run though they stand in no notebook: text without the <c>script</c> tags, to the letter.</summary>
    public ImmutableArray<string> TrustedScripts { get; init; } = [];
}
