using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PkoNotebooks.Cli.Preview;

/// <summary>Serves a rendered site on loopback and tells open pages to load again. The files on disk stay as rendered.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const string ReloadPath = "/.reload";

    /// <summary>Added to a page as it is served; the page's own policy is widened for this one script and the one event stream.</summary>
    private const string ReloadScript = "new EventSource('" + ReloadPath + "').onmessage=()=>location.reload()";

    private readonly string _site;
    private readonly WebApplication _server;
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PreviewServer(string site, int port)
    {
        _site = Path.GetFullPath(site);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _server = builder.Build();
        _server.Run(ServeAsync);
    }

    /// <summary>The address to open, such as <c>http://127.0.0.1:5005</c>.</summary>
    public string Address => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="site">The folder to serve.</param>
    /// <param name="port">The port on loopback; 0 for a free one.</param>
    public static async Task<PreviewServer> StartAsync(string site, int port, CancellationToken cancellationToken)
    {
        var server = new PreviewServer(site, port);
        await server._server.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Open pages load again.</summary>
    public void Reload()
    {
        lock (_gate)
        {
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(patience.Token).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private async Task ServeAsync(HttpContext context)
    {
        // A page of another site must not read this one through a name that points at loopback.
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        // What a file is, its name says; a browser that guesses could take data for a page.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var path = context.Request.Path.Value ?? "/";
        if (path == ReloadPath)
        {
            await StreamReloadsAsync(context).ConfigureAwait(false);
            return;
        }

        var file = Path.GetFullPath(Path.Combine(_site, path.EndsWith('/') ? path[1..] + "index.html" : path[1..]));
        if (!file.StartsWith(_site + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        if (!file.EndsWith(".html", StringComparison.Ordinal))
        {
            context.Response.ContentType = ContentType(Path.GetExtension(file));
            await context.Response.SendFileAsync(file, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(WithReload(await File.ReadAllTextAsync(file, context.RequestAborted).ConfigureAwait(false)), context.RequestAborted).ConfigureAwait(false);
    }

    private static string WithReload(string page)
    {
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(ReloadScript)));
        var widened = page.Replace("script-src ", $"connect-src 'self'; script-src 'sha256-{hash}' ", StringComparison.Ordinal);
        return widened.Replace("</body>", $"<script>{ReloadScript}</script></body>", StringComparison.Ordinal);
    }

    private async Task StreamReloadsAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
            }

            await changed.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            await context.Response.WriteAsync("data: changed\n\n", context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static string ContentType(string extension) => extension switch
    {
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        ".md" => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    };
}
