using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Benchmarks.Measuring;

namespace PkoNotebooks.Benchmarks.Paint;

/// <summary>
/// Chromium as a reader has it: an address is opened in an empty tab, and the page asked once, after it has painted. What a test driver
/// puts into each page before it loads costs some forty milliseconds, which are not the page's.
/// </summary>
internal sealed class PlainBrowser : IAsyncDisposable
{
    private const int MostAttempts = 10;

    private static readonly TimeSpan UntilAsked = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly HttpClient _http = new();

    private PlainBrowser(Process process, DirectoryInfo profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Starts it and waits until it takes commands.</summary>
    /// <exception cref="MissingProgramException">There is no Chromium.</exception>
    /// <exception cref="TimeoutException">It did not answer.</exception>
    public static async Task<PlainBrowser> StartAsync()
    {
        var chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists) ?? throw new MissingProgramException("paint needs Chromium (Debian: chromium).");
        var profile = Directory.CreateTempSubdirectory("pko-paint-");
        var start = new ProcessStartInfo(chromium)
        {
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--window-size=1200,800",
                "--remote-debugging-port=0", "--user-data-dir=" + profile.FullName, "about:blank",
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var browser = new PlainBrowser(Process.Start(start)!, profile);
        browser._process.BeginErrorReadLine();
        browser._process.BeginOutputReadLine();
        var file = Path.Combine(profile.FullName, "DevToolsActivePort");
        for (var wait = 0; wait < 600; wait++)
        {
            if (File.Exists(file) && (await File.ReadAllLinesAsync(file)) is [var port, _, ..])
            {
                browser._http.BaseAddress = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/json/"));
                return browser;
            }

            await Task.Delay(50);
        }

        await browser.DisposeAsync();
        throw new TimeoutException("Chromium did not open its port for commands within 30 s.");
    }

    /// <summary>Opens the address in an empty tab and gives what the expression says there.</summary>
    /// <param name="address">Of the page.</param>
    /// <param name="expression">A script whose value, once it is settled, is JSON.</param>
    /// <exception cref="InvalidOperationException">The script failed.</exception>
    public async Task<JsonNode> OpenAsync(Uri address, string expression)
    {
        using var opened = await _http.PutAsync(new Uri("new?about:blank", UriKind.Relative), null);
        opened.EnsureSuccessStatusCode();
        var tab = JsonNode.Parse(await opened.Content.ReadAsStringAsync())!;
        var commands = new Uri((string)tab["webSocketDebuggerUrl"]!);
        await Task.Delay(UntilAsked);
        await SendAsync(commands, "Page.navigate", new() { ["url"] = address.AbsoluteUri });
        var value = await AskAsync(commands, expression);
        using var closed = await _http.GetAsync(new Uri("close/" + (string)tab["id"]!, UriKind.Relative));
        return value;
    }

    // Not before the page is there: it shall load undisturbed, and until then the tab is another, empty page.
    private static async Task<JsonNode> AskAsync(Uri tab, string expression)
    {
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(UntilAsked);
            var answer = await SendAsync(tab, "Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
            if (answer["result"]?["result"]?["value"] is { } value)
            {
                return value;
            }

            if (attempt == MostAttempts)
            {
                throw new InvalidOperationException("The page's script failed: " + answer.ToJsonString());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (var attempt = 0; _profile.Exists && attempt < 20; attempt++)
        {
            try
            {
                _profile.Delete(recursive: true);
            }
            catch (IOException)
            {
                // Its last processes may still write.
                await Task.Delay(100);
            }

            _profile.Refresh();
        }
    }

    // Connected for this command alone: nothing listens while the page loads.
    private static async Task<JsonNode> SendAsync(Uri tab, string method, JsonObject parameters)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(tab, CancellationToken.None);
        var command = new JsonObject { ["id"] = 1, ["method"] = method, ["params"] = parameters };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, true, CancellationToken.None);
        return await ReceiveAsync(socket);
    }

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 14];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(text.ToArray())!;
    }
}
