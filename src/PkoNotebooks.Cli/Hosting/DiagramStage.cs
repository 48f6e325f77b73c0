using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Browsing;
using PkoNotebooks.Publishing.Diagrams;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>Draws the diagrams of executed notebooks where this machine can; where it cannot, the pages show their text.</summary>
internal static class DiagramStage
{
    // A browser starts in a second or two, on a busy machine in ten; a diagram that takes longer is not one to read.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    /// <returns>The runs, failed where a diagram's text is wrong, and what gives the drawings to the pages, with a hash of them: null where none can be made.</returns>
    public static async Task<(ImmutableArray<NotebookRun> Runs, DiagramRenderer? Renderer, string? Sha256)> DrawAsync(
        ProjectLayout layout, ImmutableArray<NotebookRun> runs, CancellationToken cancellationToken)
    {
        if (!SiteDiagrams.AnyIn(runs) || OptionalTool.Chromium() is not { } chromium || OptionalTool.Mermaid(layout.Notebooks) is not { } library)
        {
            return (runs, null, null);
        }

        try
        {
            var drawer = new MermaidDrawer(chromium, library, Path.Combine(layout.Cache, "diagrams"), Limit);
            var site = await SiteDiagrams.DrawAsync(runs, drawer, cancellationToken).ConfigureAwait(false);
            foreach (var (before, after) in runs.Zip(site.Runs))
            {
                if (before.Status != after.Status)
                {
                    await Console.Error.WriteLineAsync(NotebookRuns.Line(after)).ConfigureAwait(false);
                }
            }

            return (site.Runs, site.Renderer, site.Sha256);
        }
        catch (BrowserException e)
        {
            await Console.Error.WriteLineAsync($"diagrams are shown as text: {e.Message}").ConfigureAwait(false);
            return (runs, null, null);
        }
    }
}
