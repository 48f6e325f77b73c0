using System.Diagnostics;
using System.Globalization;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Execution.Tests.Running;
using static PkoNotebooks.Execution.Tests.Isolation.ChildProcessSessionTests;
using static PkoNotebooks.Execution.Tests.Running.Notebooks;

namespace PkoNotebooks.Execution.Tests.Isolation;

/// <summary>What a notebook can do to its process, and that another notebook beside it comes to its end all the same.</summary>
public class FaultTests
{
    [Theory]
    [InlineData("exit 3", "exit code 3")]
    [InlineData("exit 0", "exit code 0")]
    [InlineData("kill", "signal 9")]
    [InlineData("overflow", "overflowed the stack")]
    [InlineData("thread-throw", "on a thread")]
    public async Task A_process_that_ends_is_a_failed_notebook_that_names_the_cell_and_what_it_did(string fault, string said)
    {
        var runs = await new NotebookRunner(Isolated() with { Degree = 2 }).RunAsync([Job("bad", "out before", fault, "out after"), Job("good", "wait 300\nout fine")]);

        Assert.Equal((RunStatus.Failed, 2, "c1"), (runs[0].Status, runs[0].Failure!.CellNumber, runs[0].Failure!.CellId));
        Assert.StartsWith("cell 2 ", runs[0].Failure!.Message);
        Assert.Contains(said, runs[0].Failure!.Message);
        Assert.Equal("SessionLost", runs[0].Executed.Cells[1].Outputs.OfType<ErrorOutput>().Single().Name);
        Assert.Equal(["stdout: before"], runs[0].Outputs(0));
        Assert.Empty(runs[0].Outputs(2));
        Assert.Equal((RunStatus.Passed, "stdout: fine"), (runs[1].Status, runs[1].Outputs(0)[0]));
    }

    [Fact]
    public async Task A_lost_process_ends_its_notebook_even_where_errors_are_allowed()
    {
        var run = await RunAsync(Job("a", "exit 3", "out after").Tagged(0, "raises-exception"), Isolated() with { AllowErrors = true });

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Empty(run.Outputs(1));
    }

    [Theory]
    [InlineData("hoard")]
    [InlineData("hoard-native")]
    public async Task Memory_without_end_is_ended_at_the_limit(string fault)
    {
        var run = await RunAsync(Job("a", "out before", fault), Isolated(new() { MemoryBytes = 300L << 20 }));

        Assert.Equal((RunStatus.Failed, 2), (run.Status, run.Failure!.CellNumber));
        Assert.Contains("emory", run.Failure.Message);
    }

    [Fact]
    public async Task An_endless_loop_is_ended_when_the_cells_time_is_up()
    {
        var run = await RunAsync(Job("a", "pid", "loop", "out after"), Isolated(new() { Cell = TimeSpan.FromMilliseconds(500) }));

        Assert.Contains("cell 2 ran longer", run.Failure!.Message);
        Assert.False(Lives(run));
    }

    [Fact]
    public async Task Gigabytes_of_output_are_cut_where_the_limit_is()
    {
        var run = await RunAsync(Job("a", "spam", "tiny-spam", "out after"), Isolated(new() { CellOutputBytes = 1 << 20 }));

        Assert.Equal(RunStatus.Passed, run.Status);
        Assert.All([0, 1], i => Assert.InRange(run.Outputs(i).Sum(o => o.Length), 1, (1 << 20) + 1000));
        Assert.Contains("1,048,576 bytes", run.Outputs(0)[^1]);
        Assert.Equal("stdout: after", run.Outputs(2)[^1]);
    }

    [Fact]
    public async Task One_output_of_hundreds_of_megabytes_is_cut_before_it_crosses_over()
    {
        var run = await RunAsync(Job("a", "huge", "out after"), Isolated(new() { CellOutputBytes = 1 << 20 }));

        Assert.Equal(RunStatus.Passed, run.Status);
        Assert.InRange(run.Outputs(0).Sum(o => o.Length), 1 << 19, (1 << 20) + 1000);
        Assert.Equal(["stdout: after"], run.Outputs(1));
    }

    [Fact]
    public async Task A_thread_left_running_does_not_keep_the_process()
    {
        var run = await RunAsync(Job("a", "pid", "thread", "out after"), Isolated());

        Assert.Equal(RunStatus.Passed, run.Status);
        Assert.Equal(["stdout: after"], run.Outputs(2));
        Assert.False(Lives(run));
    }

    [Fact]
    public async Task A_thread_of_an_earlier_cell_writes_where_the_reader_is()
    {
        var run = await RunAsync(Job("a", "thread-out", "wait 500"), Isolated());

        Assert.Equal(["stdout: late"], run.Outputs(1));
    }

    [SkippableFact]
    public async Task A_program_that_a_cell_started_does_not_outlive_its_notebook()
    {
        Skip.If(OperatingSystem.IsWindows(), "The program started is one of Unix.");
        var passed = await RunAsync(Job("a", "start"), Isolated());
        var lost = await RunAsync(Job("a", "start", "exit 3"), Isolated());

        Assert.False(Lives(passed));
        Assert.False(Lives(lost));
    }

    [Fact]
    public async Task Cancelling_ends_an_endless_loop_and_leaves_no_process()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new Progress(p =>
        {
            if (p is { Stage: RunStage.CellStarted, CellNumber: 2 })
            {
                cancel.CancelAfter(100);
            }
        });

        var run = (await new NotebookRunner(Isolated()).RunAsync([Job("a", "pid", "loop")], progress, cancel.Token))[0];

        Assert.Equal(RunStatus.Cancelled, run.Status);
        Assert.False(Lives(run));
    }

    [SkippableFact]
    public async Task A_session_whose_host_dies_ends_itself_even_in_an_endless_loop()
    {
        Skip.If(OperatingSystem.IsWindows(), "Pipes are closed there by other means.");
        var info = new ProcessStartInfo(SessionProgram.FileName, SessionProgram.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(info)!;
        using var channel = new MessageChannel(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        channel.Send(SessionMessages.Start(new() { WorkingDirectory = Path.GetTempPath() }, new()));
        Assert.NotNull(channel.Receive());
        channel.Send(new() { ["type"] = "execute", ["id"] = 1, ["code"] = "out x\nloop" });
        Assert.NotNull(channel.Receive());

        process.StandardInput.Close();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Whether the process whose number the first cell wrote still runs.</summary>
    private static bool Lives(NotebookRun run)
    {
        var id = int.Parse(run.Executed.Cells[0].Outputs.OfType<StreamOutput>().First().Text, CultureInfo.InvariantCulture);
        try
        {
            using var process = Process.GetProcessById(id);
            // Ended processes of which nobody took note yet still have a number.
            return !process.WaitForExit(2000);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class Progress(Action<RunProgress> step) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => step(value);
    }
}
