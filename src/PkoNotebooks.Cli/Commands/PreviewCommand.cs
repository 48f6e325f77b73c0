using System.CommandLine;
using System.Threading.Channels;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Cli.Preview;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko preview</c>: the site on loopback; what a saved file touches is rendered again, and open pages load again.</summary>
internal static class PreviewCommand
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var run = new RunOptions();
        var port = new Option<int>("--port") { Description = "The port on loopback; 0 for a free one.", DefaultValueFactory = _ => 0 };
        var command = new Command("preview", "Serve the site on this machine, and render again what a saved file touches.");
        run.AddTo(command);
        command.Add(port);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var layout = ProjectLayout.Find(Environment.CurrentDirectory);
            var settings = run.Settings(parsed);
            try
            {
                await RenderAsync(layout, run, parsed, settings, cancellationToken).ConfigureAwait(false);
                var server = await PreviewServer.StartAsync(layout.Site, parsed.GetValue(port), cancellationToken).ConfigureAwait(false);
                await using (server.ConfigureAwait(false))
                {
                    Console.WriteLine(server.Address + "/");
                    await WatchAsync(layout, run, parsed, settings, server, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                // The way in which a preview ends.
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WatchAsync(
        ProjectLayout layout, RunOptions run, ParseResult parsed, RunSettings settings, PreviewServer server, CancellationToken cancellationToken)
    {
        var changes = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var notebooks = Watch(layout.Notebooks, changes.Writer);
        using var data = Watch(settings.Data ?? layout.Data, changes.Writer);
        while (await changes.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // An editor saves in several steps: what comes within a moment is one change.
            await Task.Delay(Settle, cancellationToken).ConfigureAwait(false);
            while (changes.Reader.TryRead(out _))
            {
            }

            try
            {
                await RenderAsync(layout, run, parsed, settings, cancellationToken).ConfigureAwait(false);
                server.Reload();
            }
            catch (Exception e) when (e is UsageException or PkoNotebooks.Data.Validation.DataPackageException or IOException)
            {
                // Half-written files are the normal case here; the next save comes.
                await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            }
        }
    }

    private static Task<RenderedSite> RenderAsync(
        ProjectLayout layout, RunOptions run, ParseResult parsed, RunSettings settings, CancellationToken cancellationToken) =>
        SiteRenderer.RenderAsync(layout, Jobs.Load(layout, run, parsed, SiteWriter.Reserved), settings, layout.Site, [], "pko preview", cancellationToken);

    private static FileSystemWatcher Watch(string folder, ChannelWriter<string> changes)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size };
        void Report(object _, FileSystemEventArgs change)
        {
            if (Path.GetExtension(change.Name) is ".ipynb" or ".dib" or ".csv" or ".json" && !change.FullPath.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            {
                changes.TryWrite(change.FullPath);
            }
        }

        watcher.Changed += Report;
        watcher.Created += Report;
        watcher.Deleted += Report;
        watcher.Renamed += Report;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
