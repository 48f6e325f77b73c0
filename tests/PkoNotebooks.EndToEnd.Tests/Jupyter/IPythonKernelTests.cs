using System.Diagnostics;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Client;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>Our client with somebody else's kernel: ipykernel, which takes interrupts by signal.</summary>
public sealed class IPythonKernelTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ipython");

    private CancellationToken Limit => _limit.Token;

    public void Dispose()
    {
        _limit.Dispose();
        _folder.Delete(recursive: true);
    }

    [SkippableFact]
    public async Task A_cell_runs_and_its_outputs_come_in_order()
    {
        await using var session = await StartAsync();
        var sink = new RecordingSink();
        var code = "import sys, os\nfrom IPython.display import display, HTML, clear_output\nprint('out', os.getcwd())\nprint('err', file=sys.stderr)\nd = display(HTML('<b>x</b>'), display_id='d1')\nd.update(HTML('<i>y</i>'))\nclear_output()\n40 + 2";
        var result = await session.ExecuteAsync(new CellSubmission(code), sink, Limit);
        Assert.Equal((CellStatus.Ok, null), (result.Status, result.Error));
        Assert.Contains("out " + _folder.FullName, sink.Text, StringComparison.Ordinal);
        Assert.Equal(["d1", "d1"], sink.Outputs.OfType<DisplayOutput>().Select(d => d.DisplayId));
        Assert.Equal("<i>y</i>", sink.Outputs.OfType<DisplayOutput>().Last().Data.Text("text/html"));
        Assert.Equal("42", Assert.Single(sink.Outputs.OfType<ResultOutput>()).Data.Text("text/plain"));
        Assert.Equal(1, sink.Cleared);
    }

    [SkippableFact]
    public async Task An_error_comes_with_a_traceback_without_terminal_colours_and_the_kernel_lives()
    {
        await using var session = await StartAsync();
        var sink = new RecordingSink();
        var result = await session.ExecuteAsync(new CellSubmission("1 / 0"), sink, Limit);
        Assert.Equal((CellStatus.Error, "ZeroDivisionError", "division by zero"), (result.Status, result.Error!.Name, result.Error.Value));
        Assert.DoesNotContain(result.Error.Traceback, line => line.Contains('\u001b', StringComparison.Ordinal));
        Assert.Single(sink.Outputs.OfType<ErrorOutput>());
        Assert.Equal(CellStatus.Ok, (await session.ExecuteAsync(new CellSubmission("1"), sink, Limit)).Status);
    }

    [SkippableFact]
    public async Task A_cancelled_cell_is_interrupted_and_its_kernel_keeps_its_variables()
    {
        await using var session = await StartAsync();
        var sink = new RecordingSink();
        await session.ExecuteAsync(new CellSubmission("x = 7"), sink, Limit);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var running = session.ExecuteAsync(new CellSubmission("print('started', flush=True)\nwhile True: pass"), sink, cancel.Token);
        await sink.FirstText.Task.WaitAsync(Limit);
        await cancel.CancelAsync();
        var result = await running;
        Assert.Equal((CellStatus.Cancelled, "KeyboardInterrupt"), (result.Status, result.Error!.Name));
        var after = new RecordingSink();
        await session.ExecuteAsync(new CellSubmission("x"), after, Limit);
        Assert.Equal("7", Assert.Single(after.Outputs.OfType<ResultOutput>()).Data.Text("text/plain"));
    }

    [SkippableFact]
    public async Task A_kernel_that_does_not_stop_is_killed()
    {
        await using var session = await StartAsync(o => o with { InterruptPatience = TimeSpan.FromMilliseconds(300) });
        var sink = new RecordingSink();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var code = "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('deaf', flush=True)\ntime.sleep(600)";
        var running = session.ExecuteAsync(new CellSubmission(code), sink, cancel.Token);
        await sink.FirstText.Task.WaitAsync(Limit);
        await cancel.CancelAsync();
        Assert.Equal(CellStatus.Cancelled, (await running).Status);
        var next = await session.ExecuteAsync(new CellSubmission("1"), sink, Limit);
        Assert.Equal("KernelDied", next.Error!.Name);
        Assert.Contains("did not stop", next.Error.Value, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_kernel_that_dies_is_noticed_at_once_and_says_its_last_words()
    {
        await using var session = await StartAsync();
        var sink = new RecordingSink();

        // ipykernel catches standard error itself and passes it on from a thread of its own: it needs a moment for that.
        const string farewell = "import os, sys, time\nsys.__stderr__.write('farewell\\n')\nsys.__stderr__.flush()\ntime.sleep(2)\nos._exit(3)";
        var result = await session.ExecuteAsync(new CellSubmission(farewell), sink, Limit);
        Assert.Equal((CellStatus.Error, "KernelDied"), (result.Status, result.Error!.Name));
        Assert.Contains("exit code 3", result.Error.Value, StringComparison.Ordinal);
        Assert.Contains("farewell", result.Error.Value, StringComparison.Ordinal);
        Assert.Same(result.Error, Assert.Single(sink.Outputs.OfType<ErrorOutput>()));
    }

    [SkippableFact]
    public async Task A_kernel_that_takes_too_much_memory_is_killed_and_the_reason_given()
    {
        await using var session = await StartAsync(o => o with { MemoryBytes = 300L << 20 });
        var result = await session.ExecuteAsync(new CellSubmission("x = bytearray(600 << 20)\nimport time\ntime.sleep(60)"), new RecordingSink(), Limit);
        Assert.Contains("300 MiB", result.Error!.Value, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Questions_are_answered_or_end_the_cell()
    {
        await using var session = await StartAsync();
        var answered = new RecordingSink(answer: "yes");
        Assert.Equal(CellStatus.Ok, (await session.ExecuteAsync(new CellSubmission("print(input('sure?'))"), answered, Limit)).Status);
        Assert.Contains("yes to sure?", answered.Text, StringComparison.Ordinal);
        var alone = new RecordingSink();
        Assert.Equal(CellStatus.Error, (await session.ExecuteAsync(new CellSubmission("print(input('sure?'))"), alone, Limit)).Status);
        Assert.Contains("Nobody can answer 'sure?'", alone.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Completion_inspection_and_completeness_work_across_kernels()
    {
        await using var session = await StartAsync();
        await session.ExecuteAsync(new CellSubmission("value_of_it = 'text'"), new RecordingSink(), Limit);
        var completion = await session.CompleteAsync("'𝄞'; value_o", 14 - 1, null, Limit);
        Assert.Contains(completion.Items, i => i.Text == "value_of_it");
        Assert.Equal((6, 13), (completion.Start, completion.End));
        Assert.Contains("str", (await session.InspectAsync("value_of_it", 5, null, Limit))!.Text("text/plain"), StringComparison.Ordinal);
        Assert.Null(await session.InspectAsync("no_such_thing", 5, null, Limit));
        Assert.Equal(CodeCompleteness.Incomplete, await session.IsCompleteAsync("for x in y:", null, Limit));
        Assert.Equal(CodeCompleteness.Complete, await session.IsCompleteAsync("1", null, Limit));
    }

    [SkippableFact]
    public async Task Fifty_megabytes_of_output_arrive()
    {
        await using var session = await StartAsync();
        var sink = new RecordingSink();
        var result = await session.ExecuteAsync(new CellSubmission("for i in range(50):\n    print('x' * 999_999)"), sink, Limit);
        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Equal(50_000_000, sink.Text.Length);
    }

    [SkippableFact]
    public async Task Disposal_leaves_no_process_and_no_connection_file()
    {
        var session = await StartAsync();
        var id = session.ProcessId;
        await session.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
        Assert.Empty(Directory.GetFiles(_folder.FullName, "kernel-*.json"));
    }

    [SkippableFact]
    public async Task A_kernel_that_cannot_start_says_why()
    {
        var spec = new Kernelspec { Name = "bad", Folder = _folder.FullName, Arguments = ["/no/such/program"], DisplayName = "bad", Language = "x" };
        var options = new JupyterSessionOptions { WorkingDirectory = _folder.FullName, RuntimeDirectory = _folder.FullName };
        Assert.Contains("/no/such/program", (await Assert.ThrowsAsync<KernelStartException>(() => JupyterSession.StartAsync(spec, options, Limit))).Message, StringComparison.Ordinal);
        var dying = spec with { Arguments = [PythonTool.Require(), "-c", "import sys; sys.exit('not today')"] };
        var error = await Assert.ThrowsAsync<KernelStartException>(() => JupyterSession.StartAsync(dying, options, Limit));
        Assert.Contains("exit code 1; its last words: not today", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    private async Task<JupyterSession> StartAsync(Func<JupyterSessionOptions, JupyterSessionOptions>? change = null)
    {
        var python = PythonTool.Require("ipykernel");
        var spec = new Kernelspec
        {
            Name = "python3",
            Folder = _folder.FullName,
            Arguments = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            DisplayName = "Python 3",
            Language = "python",
        };
        var options = new JupyterSessionOptions { WorkingDirectory = _folder.FullName, RuntimeDirectory = _folder.FullName, DefaultKernelName = "python" };
        return await JupyterSession.StartAsync(spec, change?.Invoke(options) ?? options, Limit);
    }
}
