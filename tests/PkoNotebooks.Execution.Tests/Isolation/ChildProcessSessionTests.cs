using System.Diagnostics;
using System.Globalization;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Execution.Tests.Kernels;
using PkoNotebooks.Execution.Tests.Running;
using static PkoNotebooks.Execution.Tests.Running.Notebooks;

namespace PkoNotebooks.Execution.Tests.Isolation;

public class ChildProcessSessionTests
{
    public static SessionProcess SessionProgram { get; } = new(
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        ["exec", typeof(VerbSession).Assembly.Location, "session"]);

    public static RunnerOptions Isolated(SessionLimits? limits = null) => RunnerOptions.Isolated(SessionProgram, Path.GetTempPath()) with { Limits = limits ?? new() };

    [Fact]
    public async Task Everything_that_a_cell_produces_crosses_over_as_it_was()
    {
        string[] cells = ["out a\nerr b\nshow x 国連 🕊\nresult 1", "update x new\nout c\nclear\nout d", "throw no"];

        var inside = await RunAsync(Job("a", cells), InProcess with { AllowErrors = true });
        var across = await RunAsync(Job("a", cells), Isolated() with { AllowErrors = true });

        Assert.Equal(Enumerable.Range(0, 3).SelectMany(i => inside.Outputs(i)), Enumerable.Range(0, 3).SelectMany(i => across.Outputs(i)));
        Assert.Equal(1, across.Executed.Cells[2].Outputs.OfType<ErrorOutput>().Single().Line);
        Assert.Equal("at line 1", Assert.Single(across.Executed.Cells[2].Outputs.OfType<ErrorOutput>().Single().Traceback));
    }

    [Fact]
    public async Task A_session_runs_in_its_notebooks_folder_and_depends_on_neither_culture_nor_time_zone()
    {
        var folder = Directory.CreateTempSubdirectory("pko-where-");
        var process = SessionProgram with { Environment = SessionProgram.Environment.Add("LANG", "de_DE.UTF-8").Add("LC_ALL", "de_DE.UTF-8") };

        var run = await RunAsync(
            Job("a", "where") with { WorkingDirectory = folder.FullName }, RunnerOptions.Isolated(process, folder.FullName));

        Assert.Equal([$"stdout: {folder.Name} |1.5 00:00:00"], run.Outputs(0));
    }

    [Fact]
    public async Task A_changed_folder_or_culture_stays_in_its_notebook()
    {
        var (folder, culture) = (Environment.CurrentDirectory, CultureInfo.CurrentCulture);

        var runs = await new NotebookRunner(Isolated()).RunAsync([Job("a", "cd"), Job("b", "where")]);

        Assert.All(runs, r => Assert.Equal(RunStatus.Passed, r.Status));
        Assert.Contains("|1.5", runs[1].Outputs(0)[0]);
        Assert.Equal((folder, culture), (Environment.CurrentDirectory, CultureInfo.CurrentCulture));
    }

    [Fact]
    public async Task Console_and_raw_writing_reach_the_page_and_never_the_protocol_and_standard_input_is_empty()
    {
        await using var session = await StartAsync();
        var sink = new RecordingSink();
        Assert.Equal(CellStatus.Ok, (await session.ExecuteAsync(new("console hello\nraw-out\nout fine"), sink, default)).Status);
        Assert.Equal("[]fine", sink.Text("stdout"));

        // What goes past the protocol comes by a way of its own, and is shown where the reader is when it comes.
        using var stop = new CancellationTokenSource();
        var later = session.ExecuteAsync(new($"wait {int.MaxValue}"), sink, stop.Token);
        while (!later.IsCompleted && !(sink.Text("stderr").Contains("hello", StringComparison.Ordinal) && sink.Text("stderr").Contains("raw bytes", StringComparison.Ordinal)))
        {
            await Task.Delay(10);
        }

        await stop.CancelAsync();
        Assert.Equal(CellStatus.Cancelled, (await later).Status);
    }

    [Fact]
    public async Task A_message_that_no_session_sends_ends_that_session_and_not_its_host()
    {
        await using var host = new SessionHost(
            SessionProgram, new() { WorkingDirectory = Path.GetTempPath() }, new(), _ => throw new InvalidOperationException("update is no flag"), _ => { });
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = host.Lost.Register(() => lost.TrySetResult());
        host.Send(SessionMessages.Start(new() { WorkingDirectory = Path.GetTempPath() }, new()));
        await lost.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("sent what no session sends: update is no flag", host.Loss);
    }

    [Fact]
    public async Task Completion_inspection_and_completeness_cross_over()
    {
        await using var session = await StartAsync();

        var completion = await session.CompleteAsync("ou", 2, null, default);
        Assert.Equal((0, 2, new CompletionItem("out", "keyword", "out text")), (completion.Start, completion.End, completion.Items[0]));
        Assert.Equal("writes text", (await session.InspectAsync("out", 1, null, default))!.Text("text/plain"));
        Assert.Null(await session.InspectAsync("x", 1, null, default));
        Assert.Equal(CodeCompleteness.Incomplete, await session.IsCompleteAsync("x", null, default));
    }

    [Fact]
    public async Task Files_are_reported_with_their_hash_as_they_were_read()
    {
        var folder = Directory.CreateTempSubdirectory("pko-read-").FullName;
        File.WriteAllText(Path.Combine(folder, "b.csv"), "abc");
        await using var session = await StartAsync(folder);

        await session.ExecuteAsync(new("read b.csv\nread b.csv\nread none.csv"), new NotebookOutputs(1000).Begin(1), default);
        File.WriteAllText(Path.Combine(folder, "b.csv"), "changed later");
        Assert.Equal(
            [
                new(Path.Combine(folder, "b.csv"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                new(Path.Combine(folder, "none.csv"), ReadFile.Absent),
            ],
            session.FilesRead.AsEnumerable());

        await session.ExecuteAsync(new("read b.csv"), new NotebookOutputs(1000).Begin(2), default);
        Assert.Equal(ReadFile.Unstable, session.FilesRead[0].Sha256);
    }

    [Fact]
    public async Task A_question_is_asked_of_the_host()
    {
        var run = await RunAsync(Job("a", "ask Which?"), Isolated());

        Assert.Contains("\"Which?\"", run.Failure!.Message);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_a_failed_notebook_that_names_it()
    {
        var run = await RunAsync(Job("a", "out x"), RunnerOptions.Isolated(new("/no/such/program", []), Path.GetTempPath()));

        Assert.Contains("/no/such/program", run.Failure!.Message);
    }

    [Fact]
    public async Task A_program_that_speaks_another_language_is_a_failed_notebook()
    {
        var run = await RunAsync(Job("a", "out x"), RunnerOptions.Isolated(new("dotnet", ["--version"]), Path.GetTempPath()));

        Assert.Contains("did not start", run.Failure!.Message);
    }

    [Fact]
    public async Task Ending_a_session_ends_its_process()
    {
        var session = await StartAsync();
        using var process = System.Diagnostics.Process.GetProcessById(session.ProcessId);

        await session.DisposeAsync();

        Assert.True(process.WaitForExit(5000));
    }

    public static Task<ChildProcessSession> StartAsync(string? folder = null) =>
        ChildProcessSession.StartAsync(SessionProgram, new() { WorkingDirectory = folder ?? Path.GetTempPath() }, new(), default);
}
