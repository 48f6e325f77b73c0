using System.Collections.Immutable;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.RunRecord;
using PkoNotebooks.Publishing.Site;
using PkoNotebooks.Publishing.Targets;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>Runs notebooks and writes the site, the other formats asked for, and the record of the run.</summary>
internal static class SiteRenderer
{
    /// <param name="formats">What to write beside the pages.</param>
    /// <exception cref="MissingToolException">PDF is asked for, and there is no browser.</exception>
    public static async Task<(ImmutableArray<NotebookRun> Runs, SiteResult Site)> RenderAsync(
        ProjectLayout layout,
        IReadOnlyList<NotebookJob> jobs,
        RunSettings settings,
        string folder,
        IReadOnlyCollection<ExportFormat> formats,
        string command,
        CancellationToken cancellationToken)
    {
        var browser = formats.Contains(ExportFormat.Pdf)
            ? OptionalTool.Chromium() ?? throw new MissingToolException("--to pdf needs Chromium, which was not found on PATH. Install it (Debian: apt-get install chromium), or set PKO_CHROMIUM to its path.")
            : null;
        var started = DateTimeOffset.UtcNow;
        var runs = await NotebookRuns.RunAsync(layout, jobs, settings, quiet: false, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var (input, options) = SitePublisher.Describe(runs, settings);
        var site = await SiteWriter.WriteAsync(input, options, folder, cancellationToken).ConfigureAwait(false);
        var files = site.Files.ToBuilder();
        foreach (var format in formats)
        {
            foreach (var run in runs)
            {
                files.AddRange(await Exporter.WriteAsync(input, run, format, options, folder, browser, cancellationToken).ConfigureAwait(false));
            }
        }

        var record = new RunRecordInput
        {
            Title = input.Title,
            Description = input.Description,
            Runs = runs,
            Outputs = files.ToImmutable(),
            Software = [new("PkoNotebooks", Engine.Version), new(".NET", Environment.Version.ToString(), "https://dotnet.microsoft.com")],
            Command = command,
            Started = started,
            Ended = DateTimeOffset.UtcNow,
            Machine = MachineUsed.Current,
            Publication = input.Publication,
        };
        await RunRecordWriter.WriteAsync(record, folder, cancellationToken).ConfigureAwait(false);
        return (runs, site);
    }
}
