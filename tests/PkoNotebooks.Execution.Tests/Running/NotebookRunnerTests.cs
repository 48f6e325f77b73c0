using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Running;
using static PkoNotebooks.Execution.Tests.Running.Notebooks;

namespace PkoNotebooks.Execution.Tests.Running;

public class NotebookRunnerTests
{
    [Fact]
    public async Task Cells_are_numbered_in_the_order_in_which_they_ran_and_prose_is_left_alone()
    {
        var run = await RunAsync(Job("a", "# Title", "result 1", "", "out x\nresult 2"));

        Assert.Equal(RunStatus.Passed, run.Status);
        Assert.Null(run.Failure);
        Assert.Equal([null, 1, null, 2], run.Executed.Cells.Select(c => c.ExecutionCount));
        Assert.Equal(["stdout: x", "result 2: 2"], run.Outputs(3));
        Assert.Equal(2, run.CellDurations.Length);
    }

    [Fact]
    public async Task Text_of_one_stream_that_follows_itself_is_one_output()
    {
        var run = await RunAsync(Job("a", "out a\nout b\nerr c\nout d"));

        Assert.Equal(["stdout: ab", "stderr: c", "stdout: d"], run.Outputs(0));
    }

    [Fact]
    public async Task An_update_replaces_every_earlier_value_of_its_display_id_even_in_an_earlier_cell()
    {
        var run = await RunAsync(Job("a", "show x one\nshow y two\nshow x three", "update x new"));

        Assert.Equal(["display: new", "display: two", "display: new"], run.Outputs(0));
        Assert.Empty(run.Outputs(1));
        Assert.All(run.Executed.Cells[0].Outputs, o => Assert.Null(((DisplayOutput)o).DisplayId));
    }

    [Fact]
    public async Task Clearing_removes_outputs_at_once_or_when_the_next_one_arrives()
    {
        var run = await RunAsync(Job("a", "out a\nclear\nout b", "out a\nclear wait", "out a\nclear wait\nout b"));

        Assert.Equal(["stdout: b"], run.Outputs(0));
        Assert.Equal(["stdout: a"], run.Outputs(1));
        Assert.Equal(["stdout: b"], run.Outputs(2));
    }

    [Fact]
    public async Task The_first_cell_that_fails_stops_its_notebook_and_is_named()
    {
        var stale = Job("a", "# Title", "out a", "throw no", "out b");
        stale = stale with
        {
            Document = stale.Document with
            {
                Cells = stale.Document.Cells.SetItem(3, stale.Document.Cells[3] with { ExecutionCount = 9, Outputs = [new StreamOutput("stdout", "old")] }),
            },
        };

        var run = await RunAsync(stale);

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Equal(new RunFailure(3, "c2", 1, "InvalidOperationException: no"), run.Failure);
        Assert.Equal(["error InvalidOperationException: no"], run.Outputs(2));
        Assert.Empty(run.Outputs(3));
        Assert.Null(run.Executed.Cells[3].ExecutionCount);
    }

    [Fact]
    public async Task A_notebook_goes_on_after_an_error_where_that_is_allowed()
    {
        var run = await RunAsync(Job("a", "throw no", "out b"), InProcess with { AllowErrors = true });

        Assert.Equal(RunStatus.Passed, run.Status);
        Assert.Equal(["error InvalidOperationException: no"], run.Outputs(0));
        Assert.Equal(["stdout: b"], run.Outputs(1));
    }

    [Fact]
    public async Task Tags_say_which_cell_may_fail_and_which_is_left_out()
    {
        var run = await RunAsync(Job("a", "throw no", "out b", "out c").Tagged(0, "raises-exception").Tagged(1, "skip-execution"));

        Assert.Equal(RunStatus.Passed, run.Status);
        Assert.Equal([1, null, 2], run.Executed.Cells.Select(c => c.ExecutionCount));
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_makes_the_notebook_skipped_and_never_passed()
    {
        var run = await RunAsync(Job("a", "throw-named PackageNotFound", "out b"), InProcess with { AllowErrors = true });

        Assert.Equal(RunStatus.Skipped, run.Status);
        Assert.Contains("PackageNotFound", run.Failure!.Message);
        Assert.Empty(run.Outputs(1));
    }

    [Fact]
    public async Task A_cell_runs_in_its_own_kernel()
    {
        var job = Job("a", "kernel", "kernel");
        job = job with { Document = job.Document with { Cells = job.Document.Cells.SetItem(1, job.Document.Cells[1] with { KernelName = "sql" }) } };

        var run = await RunAsync(job);

        Assert.Equal(["stdout: csharp", "stdout: sql"], [.. run.Outputs(0), .. run.Outputs(1)]);
    }

    [Fact]
    public async Task A_cell_that_runs_longer_than_it_may_fails_its_notebook()
    {
        var options = InProcess with { Limits = new() { Cell = TimeSpan.FromMilliseconds(100) } };

        var run = await RunAsync(Job("a", "out a", "wait 60000", "out b"), options);

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Equal(2, run.Failure!.CellNumber);
        Assert.Contains("0.1 seconds", run.Failure.Message);
        Assert.Equal("TimeLimit", Assert.IsType<ErrorOutput>(Assert.Single(run.Executed.Cells[1].Outputs)).Name);
    }

    [Fact]
    public async Task A_session_that_heeds_no_token_is_given_up()
    {
        var options = InProcess with { Limits = new() { Cell = TimeSpan.FromMilliseconds(50) }, Abandon = TimeSpan.FromMilliseconds(50), StartSession = Deaf };

        Assert.Contains("ran longer", (await RunAsync(Job("a", "x"), options)).Failure!.Message);
    }

    [Fact]
    public async Task A_notebook_that_runs_longer_than_it_may_fails_where_it_is()
    {
        var options = InProcess with { Limits = new() { Notebook = TimeSpan.FromMilliseconds(200) } };

        var run = await RunAsync(Job("a", "wait 10", "wait 60000"), options);

        Assert.Equal((RunStatus.Failed, 2), (run.Status, run.Failure!.CellNumber));
        Assert.Contains("The notebook ran longer", run.Failure.Message);
    }

    [Fact]
    public async Task Output_beyond_the_limit_is_cut_and_the_cut_is_said()
    {
        var options = InProcess with { Limits = new() { CellOutputBytes = 1000 } };

        var run = await RunAsync(Job("a", $"out {new string('é', 600)}\nout more", $"show x {new string('y', 2000)}\nout z", "out fine"), options);

        var stream = Assert.IsType<StreamOutput>(run.Executed.Cells[0].Outputs[0]);
        Assert.InRange(stream.Text.Length, 400, 500);
        Assert.Contains("1,000 bytes", run.Outputs(0)[^1]);
        Assert.Equal(2, run.Outputs(1).Length);
        Assert.Equal("stdout: z", run.Outputs(1)[0]);
        Assert.Equal(["stdout: fine"], run.Outputs(2));
        Assert.Equal(RunStatus.Passed, run.Status);
    }

    [Fact]
    public async Task An_update_beyond_the_limit_takes_the_place_of_the_value_with_a_word_of_it()
    {
        var options = InProcess with { Limits = new() { CellOutputBytes = 1000 } };

        var run = await RunAsync(Job("a", "show x small", $"update x {new string('y', 2000)}"), options);

        Assert.Contains("1,000 bytes", Assert.Single(run.Outputs(0)));
        Assert.Equal(RunStatus.Passed, run.Status);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_is_an_error_that_says_how_to_answer_it()
    {
        var run = await RunAsync(Job("a", "ask Which country?"));

        Assert.Contains("--input name=value", run.Failure!.Message);
    }

    [Fact]
    public async Task One_notebooks_failure_does_not_touch_the_others_and_results_keep_the_order_of_the_jobs()
    {
        var jobs = Enumerable.Range(0, 12).Select(i => Job($"n{i}", i % 3 == 0 ? "throw no" : $"wait {20 - i}\nout {i}")).ToList();

        var runs = await new NotebookRunner(InProcess with { Degree = 4 }).RunAsync(jobs);

        Assert.Equal(jobs.Select(j => j.Name), runs.Select(r => r.Name));
        Assert.All(runs, r => Assert.Equal(int.Parse(r.Name[1..], System.Globalization.CultureInfo.InvariantCulture) % 3 == 0 ? RunStatus.Failed : RunStatus.Passed, r.Status));
    }

    [Fact]
    public async Task No_more_notebooks_run_at_once_than_were_asked_for()
    {
        var (now, most) = (0, 0);
        var options = InProcess with
        {
            Degree = 2,
            StartSession = async (o, _, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(20, CancellationToken.None);
                Interlocked.Decrement(ref now);
                return new VerbSession(o);
            },
        };

        await new NotebookRunner(options).RunAsync([.. Enumerable.Range(0, 8).Select(i => Job($"n{i}", "out x"))]);

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Cancelling_ends_running_notebooks_and_starts_no_others()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new Steps(p =>
        {
            if (p.Stage == RunStage.CellStarted)
            {
                cancel.Cancel();
            }
        });

        var runs = await new NotebookRunner(InProcess with { Degree = 1 }).RunAsync([Job("a", "wait 60000"), Job("b", "out x")], progress, cancel.Token);

        Assert.All(runs, r => Assert.Equal(RunStatus.Cancelled, r.Status));
        Assert.Contains("cell 1", runs[0].Failure!.Message);
        Assert.Null(runs[1].Executed.Cells[0].ExecutionCount);
    }

    [Fact]
    public async Task Progress_tells_each_step_of_a_notebook_in_order()
    {
        var steps = new List<string>();
        var progress = new Steps(p => steps.Add($"{p.Stage} {p.CellNumber} {p.CellsDone}/{p.CellsTotal}"));

        await new NotebookRunner(InProcess).RunAsync([Job("a", "# T", "out a", "throw b", "out c")], progress);

        Assert.Equal(
            ["Started 0 0/3", "CellStarted 2 0/3", "CellFinished 2 1/3", "CellStarted 3 1/3", "CellFinished 3 2/3", "Finished 0 2/3"], steps);
    }

    [Fact]
    public async Task A_session_that_does_not_start_is_a_failed_notebook_and_no_exception()
    {
        var run = await RunAsync(Job("a", "out x"), InProcess with { StartSession = (_, _, _) => throw new IOException("no room") });

        Assert.Equal((RunStatus.Failed, 0, "no room"), (run.Status, run.Failure!.CellNumber, run.Failure.Message));
    }

    private static Task<INotebookSession> Deaf(SessionOptions options, SessionLimits limits, CancellationToken cancellationToken) => Task.FromResult<INotebookSession>(new DeafSession());

    private sealed class Steps(Action<RunProgress> step) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => step(value);
    }

    private sealed class DeafSession : INotebookSession
    {
        public Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken) =>
            new TaskCompletionSource<CellResult>().Task;

        public Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
