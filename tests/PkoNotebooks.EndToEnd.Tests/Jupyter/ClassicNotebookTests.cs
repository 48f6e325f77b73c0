using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PkoNotebooks.EndToEnd.Tests.Tools;
using Xunit.Abstractions;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>The classic Jupyter Notebook in a browser, as a person uses it.</summary>
public sealed partial class ClassicNotebookTests(ITestOutputHelper output) : IDisposable
{
    private const float Patience = 180_000;

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(10));
    private readonly InstalledKernel _kernel = new();

    public void Dispose()
    {
        _kernel.Dispose();
        _limit.Dispose();
    }

    [SkippableFact]
    public async Task Notebook_01_runs_shows_its_chart_takes_a_parameter_stops_an_endless_loop_and_restarts()
    {
        var python = PythonTool.Require("notebook");
        var chromium = Machine.Chromium;
        using var server = _kernel.Run(
            python, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={FreePort()}", "--NotebookApp.token=", "--NotebookApp.password=", "--NotebookApp.disable_check_xsrf=True",
            "--NotebookApp.iopub_data_rate_limit=100000000", $"--notebook-dir={CopyNotebooks()}");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 1600 } });
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync($"{await AddressAsync(server)}notebooks/notebooks/01-funding-share-and-troop-gap.ipynb", new() { Timeout = Patience });
        await IdleAsync(page);

        await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
        await DoneAsync(page);
        Assert.Empty(await page.QuerySelectorAllAsync(".output_error, .output_subarea.output_error"));
        Assert.NotEmpty(await page.QuerySelectorAllAsync(".output_html svg, .output_svg svg"));
        var first = await page.InnerTextAsync("#notebook-container");
        Assert.Contains("10.833 %", first, StringComparison.Ordinal);
        await ShootAsync(page, "classic-notebook-01");

        // The parameters cell, changed as a person would change it.
        await page.EvaluateAsync(
            """
            () => {
                const cell = Jupyter.notebook.get_cells().find(c => (c.metadata.tags || []).includes('parameters'));
                cell.set_text(cell.get_text().replace('JPN', 'DEU'));
                Jupyter.notebook.execute_all_cells();
            }
            """);
        await DoneAsync(page);
        Assert.Contains("Germany pays 7.141 %", await page.InnerTextAsync("#notebook-container"), StringComparison.Ordinal);
        await ShootAsync(page, "classic-notebook-01-germany");

        await RunCodeAsync(page, "while (true) { }");
        await page.WaitForFunctionAsync("Jupyter.notebook.kernel_busy", null, new() { Timeout = Patience });
        await page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");
        await DoneAsync(page);
        Assert.Contains("interrupted", await LastOutputAsync(page), StringComparison.OrdinalIgnoreCase);

        await page.EvaluateAsync("Jupyter.notebook.kernel.restart()");
        await IdleAsync(page);
        await RunCodeAsync(page, "Console.WriteLine(6 * 7);");
        await DoneAsync(page);
        Assert.Contains("42", await LastOutputAsync(page), StringComparison.Ordinal);
        await ShootAsync(page, "classic-notebook-restarted");
    }

    /// <summary>The server writes into the notebook's folder, so it gets a copy, with the kernel that the notebook names.</summary>
    private string CopyNotebooks()
    {
        var root = Path.Combine(_kernel.Folder, "project");
        foreach (var folder in (string[])["notebooks", "data", Path.Combine("data", "tables")])
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder)))
            {
                File.Copy(file, Path.Combine(root, folder, Path.GetFileName(file)));
            }
        }

        return root;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> AddressAsync(PythonProcess server)
    {
        while (true)
        {
            var line = await server.ReadErrorLineAsync(_limit.Token);
            if (Address().Match(line) is { Success: true } found)
            {
                return found.Value;
            }
        }
    }

    private static Task IdleAsync(IPage page) =>
        page.WaitForFunctionAsync(
            "typeof Jupyter !== 'undefined' && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok' && !Jupyter.notebook.kernel_busy",
            null,
            new() { Timeout = Patience });

    /// <summary>Every code cell has run or will not.</summary>
    private static Task DoneAsync(IPage page) =>
        page.WaitForFunctionAsync("!Jupyter.notebook.kernel_busy && document.querySelectorAll('.code_cell.running').length === 0", null, new() { Timeout = Patience });

    private static Task RunCodeAsync(IPage page, string code) => page.EvaluateAsync(
        """
        code => {
            const notebook = Jupyter.notebook;
            const cell = notebook.insert_cell_at_bottom('code');
            cell.set_text(code);
            cell.execute();
        }
        """,
        code);

    private static Task<string> LastOutputAsync(IPage page) => page.EvaluateAsync<string>(
        "JSON.stringify(Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code').at(-1).output_area.outputs)");

    private async Task ShootAsync(IPage page, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        var height = await page.EvaluateAsync<int>("document.querySelector('#notebook-container').scrollHeight + 400");
        await page.SetViewportSizeAsync(1200, Math.Min(height, 12_000));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        output.WriteLine(Path.Combine("artifacts", "screenshots", name + ".png"));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
