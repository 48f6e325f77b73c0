using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Cli.Hosting;

/// <param name="Runs">The notebooks as they ran.</param>
/// <param name="Site">What was written.</param>
/// <param name="Untranslated">A line on everything that the pages still say in another language than theirs; empty in the notebooks' own.</param>
internal sealed record RenderedSite(ImmutableArray<NotebookRun> Runs, SiteResult Site, ImmutableArray<string> Untranslated);
