using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>Our kernel under Jupyter's own clients.</summary>
public sealed class JupyterClientTests(ITestOutputHelper output) : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(8));
    private readonly InstalledKernel _kernel = new();

    private CancellationToken Limit => _limit.Token;

    public void Dispose()
    {
        _kernel.Dispose();
        _limit.Dispose();
    }

    [SkippableFact]
    public async Task Jupyter_kernel_test_passes_with_every_sample_switched_on()
    {
        var python = PythonTool.Require("jupyter_kernel_test");
        using var process = _kernel.Run(python, PythonTool.Script("kernel_behaviour.py"));
        var (exit, _, report) = await process.EndAsync(Limit);
        output.WriteLine(report);
        Assert.True(exit == 0, report);
        Assert.Contains("test_pager", report, StringComparison.Ordinal);
        Assert.DoesNotContain("... skipped", report, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("requests")]
    [InlineData("rich")]
    [InlineData("stdin")]
    [InlineData("interrupt")]
    [InlineData("starved")]
    [InlineData("restart")]
    [InlineData("two_clients")]
    [InlineData("vanish")]
    [InlineData("flood")]
    [InlineData("death")]
    public async Task Jupyter_client_meets_what_it_expects(string behaviour) => output.WriteLine(await BehaveAsync(behaviour));

    [SkippableFact]
    public async Task Fifty_starts_and_stops_leave_no_process_port_or_file() => await BehaveAsync("many", "50");

    [SkippableFact]
    public async Task A_kernel_whose_client_was_killed_ends_by_itself()
    {
        var id = int.Parse(await BehaveAsync("orphan"), CultureInfo.InvariantCulture);
        while (Directory.Exists($"/proc/{id}"))
        {
            await Task.Delay(50, Limit);
        }
    }

    [SkippableFact]
    public async Task A_taken_port_ends_the_kernel_at_once_and_says_why()
    {
        var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var file = Path.Combine(_kernel.Folder, "connection.json");
        await File.WriteAllTextAsync(file, $$"""{"transport":"tcp","ip":"127.0.0.1","key":"k","shell_port":0,"iopub_port":{{port}},"stdin_port":0,"control_port":0,"hb_port":0}""", Limit);
        using var process = PythonTool.Start(InstalledKernel.StartCommand[0], [.. InstalledKernel.StartCommand[1..], file, "--language", "csharp"]);
        var (exit, _, error) = await process.EndAsync(Limit);
        taken.Dispose();
        Assert.Equal(1, exit);
        Assert.Contains($"tcp://127.0.0.1:{port}: the port is taken", error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Nbclient_runs_a_notebook_and_stops_at_its_first_error()
    {
        var python = PythonTool.Require("nbclient", "nbformat");
        var lines = await NotebookAsync(python, "pko", "var x = 6;", "Console.WriteLine(x); x * 7", "throw new Exception(\"here\");", "x");
        Assert.StartsWith("cell error", lines[0], StringComparison.Ordinal);
        Assert.Contains("here", lines[0], StringComparison.Ordinal);
        Assert.Equal("[]", lines[1]);
        Assert.Contains("\"text\": \"6\\n\"", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"text/plain\": \"42\"", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"output_type\": \"error\"", lines[3], StringComparison.Ordinal);
        Assert.Equal("[]", lines[4]);
    }

    [SkippableFact]
    public async Task Nbclient_sees_a_dead_kernel_at_once()
    {
        var python = PythonTool.Require("nbclient", "nbformat");
        var watch = Stopwatch.StartNew();
        var lines = await NotebookAsync(python, "pko", "Environment.Exit(1);");
        Assert.Equal("dead kernel", lines[0]);
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s from the start of the client to its report");
    }

    [SkippableFact]
    public async Task Notebooks_that_name_dotnet_interactive_run_under_nbconvert()
    {
        var python = PythonTool.Require("nbconvert");
        var path = WriteNotebook(".net-csharp", "Console.WriteLine(6 * 7);");
        using var process = _kernel.Run(python, "-m", "nbconvert", "--to", "notebook", "--execute", "--stdout", path);
        Assert.Contains("42\\n", await process.SucceedAsync(Limit), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Jupyter_console_holds_a_session()
    {
        var python = PythonTool.Require("jupyter_console", "pexpect");
        using var process = _kernel.Run(python, PythonTool.Script("console_session.py"), "--complete");
        await process.SucceedAsync(Limit);
    }

    private async Task<string> BehaveAsync(params string[] arguments)
    {
        var python = PythonTool.Require("jupyter_client", "zmq");
        using var process = _kernel.Run(python, [PythonTool.Script("client_behaviour.py"), .. arguments]);
        return await process.SucceedAsync(Limit);
    }

    private async Task<string[]> NotebookAsync(string python, string kernel, params string[] cells)
    {
        using var process = _kernel.Run(python, PythonTool.Script("client_notebook.py"), WriteNotebook(kernel, cells), kernel);
        return (await process.SucceedAsync(Limit)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string WriteNotebook(string kernel, params string[] cells)
    {
        var notebook = new
        {
            nbformat = 4,
            nbformat_minor = 5,
            metadata = new { kernelspec = new { name = kernel, display_name = kernel, language = "C#" } },
            cells = cells.Select((source, i) => new { id = $"cell-{i}", cell_type = "code", execution_count = (int?)null, metadata = new { }, outputs = Array.Empty<object>(), source }),
        };
        var path = Path.Combine(_kernel.Folder, "notebook.ipynb");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(notebook));
        return path;
    }
}
