using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PkoNotebooks.Cli.Preview;

namespace PkoNotebooks.Cli.Tests.Preview;

/// <summary>What a page of another site, or somebody at the socket, can get out of the preview.</summary>
public sealed partial class PreviewServerTests : IAsyncLifetime
{
    private const string Secret = "nobody may read this";
    private const string Page = "<html><head><meta content=\"default-src 'none'; script-src 'sha256-x'; img-src data:\"></head><body>page</body></html>";

    private readonly string _folder = Directory.CreateTempSubdirectory("pko-preview").FullName;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };
    private PreviewServer _server = null!;

    public async Task InitializeAsync()
    {
        var site = Path.Combine(_folder, "site");
        Directory.CreateDirectory(site);
        Directory.CreateDirectory(site + "-other");
        await File.WriteAllTextAsync(Path.Combine(_folder, "secret.txt"), Secret);
        await File.WriteAllTextAsync(Path.Combine(site + "-other", "secret.txt"), Secret);
        await File.WriteAllTextAsync(Path.Combine(site, "index.html"), Page);
        await File.WriteAllTextAsync(Path.Combine(site, "chart.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        _server = await PreviewServer.StartAsync(site, 0, default);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_page_is_served_with_a_policy_that_admits_the_script_that_reloads_it_and_no_other()
    {
        var page = await _client.GetStringAsync(new Uri(_server.Address + "/"));
        var script = Assert.Single(Script().Matches(page)).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        Assert.Contains($"connect-src 'self'; script-src 'sha256-{hash}' 'sha256-x'; img-src data:", page, StringComparison.Ordinal);
        Assert.Equal(Page, await File.ReadAllTextAsync(Path.Combine(_folder, "site", "index.html")));
    }

    [Fact]
    public async Task It_listens_on_loopback_and_no_page_of_another_site_may_read_it()
    {
        Assert.StartsWith("http://127.0.0.1:", _server.Address, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, _server.Address + "/chart.svg");
        request.Headers.Add("Origin", "https://attacker.example");
        using var response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain(response.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("")]
    public async Task A_name_that_somebody_pointed_at_loopback_gets_neither_a_page_nor_the_event_stream(string host)
    {
        foreach (var path in new[] { "/", "/index.html", "/.reload" })
        {
            var answer = await AskAsync($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            Assert.Matches("^HTTP/1.1 4(21|00) ", answer);
            Assert.DoesNotContain("page", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/x/../../secret.txt")]
    [InlineData("/..\\secret.txt")]
    [InlineData("/..%5csecret.txt")]
    [InlineData("/../site-other/secret.txt")]
    [InlineData("//{folder}/secret.txt")]
    [InlineData("/%2f{folder}/secret.txt")]
    [InlineData("/secret.txt%00.html")]
    public async Task A_path_out_of_the_site_is_not_found(string path)
    {
        var asked = path.Replace("{folder}", _folder.TrimStart('/'), StringComparison.Ordinal);
        var answer = await AskAsync($"GET {asked} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain(Secret, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_is_told_that_it_changed()
    {
        await using var stream = await _client.GetStreamAsync(new Uri(_server.Address + "/.reload"));
        using var lines = new StreamReader(stream);
        var line = lines.ReadLineAsync();
        for (var patience = 0; !line.IsCompleted && patience < 600; patience++)
        {
            _server.Reload();
            await Task.WhenAny(line, Task.Delay(100));
        }

        Assert.Equal("data: changed", await line);
    }

    private async Task<string> AskAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(_server.Address).Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [GeneratedRegex("<script>(.*?)</script></body>")]
    private static partial Regex Script();
}
