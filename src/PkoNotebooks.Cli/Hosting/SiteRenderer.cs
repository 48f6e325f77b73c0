using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Diagrams;
using PkoNotebooks.Publishing.RunRecord;
using PkoNotebooks.Publishing.Site;
using PkoNotebooks.Publishing.Targets;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>Runs notebooks and writes the site, the other formats asked for, and the record of the run.</summary>
internal static class SiteRenderer
{
    /// <param name="formats">What to write beside the pages.</param>
    /// <exception cref="MissingToolException">What only a browser can make is asked for, and there is none.</exception>
    public static async Task<RenderedSite> RenderAsync(
        ProjectLayout layout,
        IReadOnlyList<NotebookJob> jobs,
        RunSettings settings,
        string folder,
        IReadOnlyCollection<ExportFormat> formats,
        string command,
        CancellationToken cancellationToken)
    {
        var browser = formats.Any(f => f is ExportFormat.Pdf or ExportFormat.Png)
            ? OptionalTool.Chromium() ?? throw new MissingToolException("--to pdf and --to png need Chromium, which was not found on PATH. Install it (Debian: apt-get install chromium), or set PKO_CHROMIUM to its path.")
            : null;
        var started = DateTimeOffset.UtcNow;
        var runs = await NotebookRuns.RunAsync(layout, jobs, settings, quiet: false, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var data = settings.Data ?? layout.Data;
        (runs, var diagrams, var drawings) = await DiagramStage.DrawAsync(layout, runs, cancellationToken).ConfigureAwait(false);

        // What draws diagrams may come and go on this machine, and the pages with it.
        var key = SiteKey.Of(runs, settings, data, drawings ?? "diagrams as text", [layout.FactsLock, Translations.File(layout, settings.Language)]);
        var (shown, untranslated) = Translations.Of(layout, runs, settings.Language);
        var kept = new KeptSite(layout.KeptSite(folder));
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        var site = key is not null && settings.UseCache && formats.Count == 0 ? kept.Find(key, folder) : null;
        if (site is null)
        {
            (site, var exported) = await WriteAsync(layout, shown, settings, diagrams, folder, formats, browser, cancellationToken).ConfigureAwait(false);
            files.AddRange(exported);

            // Pages that name previews belong to this call: the next one may not ask for them.
            Keep(kept, formats.Contains(ExportFormat.Png) ? null : key, site);
        }

        files.InsertRange(0, site.Files);
        var record = new RunRecordInput
        {
            Title = SitePublisher.Title(settings),
            Description = SitePublisher.Description(settings),
            Runs = runs,
            Outputs = files.ToImmutable(),
            OutputsUnchanged = site.Unchanged,
            Software = [new("PkoNotebooks", Engine.Version), new(".NET", Environment.Version.ToString(), "https://dotnet.microsoft.com")],
            Command = command,
            Started = started,
            Ended = DateTimeOffset.UtcNow,
            Machine = MachineUsed.Current,
            Publication = SitePublisher.Publication,
        };
        await RunRecordWriter.WriteAsync(record, folder, cancellationToken).ConfigureAwait(false);
        return new(runs, site, untranslated);
    }

    private static async Task<(SiteResult Site, ImmutableArray<SiteFile> Exported)> WriteAsync(
        ProjectLayout layout,
        ImmutableArray<NotebookRun> runs,
        RunSettings settings,
        DiagramRenderer? diagrams,
        string folder,
        IReadOnlyCollection<ExportFormat> formats,
        string? browser,
        CancellationToken cancellationToken)
    {
        var (input, options) = SitePublisher.Describe(layout, runs, settings);
        options = options with { Diagrams = diagrams, LinkPreviews = formats.Contains(ExportFormat.Png) };
        var site = await SiteWriter.WriteAsync(input, options, folder, cancellationToken).ConfigureAwait(false);
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        foreach (var format in formats)
        {
            foreach (var run in runs)
            {
                files.AddRange(await Exporter.WriteAsync(input, run, format, options, folder, browser, cancellationToken).ConfigureAwait(false));
            }
        }

        return (site, files.ToImmutable());
    }

    private static void Keep(KeptSite kept, string? key, SiteResult site)
    {
        try
        {
            if (key is not null)
            {
                kept.Keep(key, site);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The pages are there; only the next run will write them again.
        }
    }
}
