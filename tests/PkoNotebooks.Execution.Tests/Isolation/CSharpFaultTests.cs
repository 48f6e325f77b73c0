using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Execution.Tests.Running;
using static PkoNotebooks.Execution.Tests.Running.Notebooks;

namespace PkoNotebooks.Execution.Tests.Isolation;

/// <summary>The same faults as people write them, in C#, all at once beside a notebook that does nothing wrong.</summary>
public class CSharpFaultTests
{
    private static readonly SessionProcess Kernels = ChildProcessSessionTests.SessionProgram with
    {
        Arguments = ChildProcessSessionTests.SessionProgram.Arguments.SetItem(2, "kernels"),
    };

    [Fact]
    public async Task Each_fault_fails_its_own_notebook_and_says_why()
    {
        (string Name, string Code, string Said)[] faults =
        [
            ("exit", "Environment.Exit(3);", "exit code 3"),
            ("stack", "int Deeper(int n) => Deeper(n + 1) + Deeper(n + 2);\nDeeper(0)", "overflowed the stack"),
            ("memory", "var held = new List<byte[]>();\nwhile (true) { var b = new byte[32 << 20]; Array.Fill(b, (byte)1); held.Add(b); }", "emory"),
            ("thread", "new System.Threading.Thread(() => throw new InvalidOperationException(\"elsewhere\")).Start();\nSystem.Threading.Thread.Sleep(-1);", "elsewhere"),
            ("kill", "System.Diagnostics.Process.GetCurrentProcess().Kill();\nSystem.Threading.Thread.Sleep(-1);", "signal 9"),
            ("fail", "Environment.FailFast(\"told to\");", "told to"),
        ];
        var jobs = faults.Select(f => Job(f.Name, "1", f.Code, "2"))
            .Append(Job("fine", "var x = 1;", "Console.WriteLine(x + 1);\nx + 2"))
            .ToList();
        var options = RunnerOptions.Isolated(Kernels, Path.GetTempPath()) with
        {
            Limits = new() { MemoryBytes = 700L << 20 },
            Degree = 3,
        };

        var runs = await new NotebookRunner(options).RunAsync(jobs);

        Assert.All(faults.Zip(runs), p =>
        {
            Assert.Equal((p.First.Name, RunStatus.Failed, 2), (p.Second.Name, p.Second.Status, p.Second.Failure!.CellNumber));
            Assert.Contains(p.First.Said, p.Second.Failure.Message);
            Assert.Contains(p.Second.Executed.Cells[1].Outputs, o => o is ErrorOutput);
        });
        Assert.Equal(RunStatus.Passed, runs[^1].Status);
        Assert.Equal(["stdout: 2\n", "result 2: 3"], runs[^1].Outputs(1));
    }

    [Fact]
    public async Task What_lives_on_or_changes_stays_in_its_notebook()
    {
        var options = RunnerOptions.Isolated(Kernels, Path.GetTempPath()) with { Limits = new() { CellOutputBytes = 1 << 16 } };

        var runs = await new NotebookRunner(options).RunAsync(
        [
            Job("thread", "new System.Threading.Thread(() => { while (true) { } }).Start();", "1"),
            Job("output", "for (var i = 0; i < 1_000_000; i++) Console.WriteLine(\"a line of output that is repeated\");", "1"),
            Job("place", "System.IO.Directory.SetCurrentDirectory(\"/\");\nSystem.Globalization.CultureInfo.CurrentCulture = new(\"de-DE\");", "1"),
            Job("update", "display(\"small\").Update(new string('y', 10_000_000));", "1"),
            Job("fine", "$\"{1.5} {System.IO.Path.GetFullPath(\".\").TrimEnd('/')}\""),
        ]);

        Assert.All(runs, r => Assert.Equal((RunStatus.Passed, null), (r.Status, r.Failure)));
        Assert.Contains("65,536 bytes", runs[1].Outputs(0)[^1]);
        Assert.Contains(runs[3].Outputs(0), o => o.Contains("is more than one cell may show (65,536)", StringComparison.Ordinal));
        Assert.Contains($"1.5 {Path.GetTempPath().TrimEnd('/')}", runs[4].Outputs(0)[0]);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("#!fsharp\nwhile true do ()")]
    [InlineData("#!connect sqlite --kernel-name m --connection-string \"Data Source=:memory:\"\n#!sql-m\nWITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c")]
    public async Task An_interrupt_ends_any_cell(string code)
    {
        using var cancel = new CancellationTokenSource();

        var runs = await new NotebookRunner(RunnerOptions.Isolated(Kernels, Path.GetTempPath()))
            .RunAsync([Job("a", "1", code)], new Interrupt(cancel), cancel.Token);

        Assert.Equal((RunStatus.Cancelled, 2), (runs[0].Status, runs[0].Failure!.CellNumber));
    }

    private sealed class Interrupt(CancellationTokenSource cancel) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (value is { Stage: RunStage.CellStarted, CellNumber: 2 })
            {
                cancel.CancelAfter(500);
            }
        }
    }
}
