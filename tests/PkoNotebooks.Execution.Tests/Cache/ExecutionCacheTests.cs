using System.Collections.Immutable;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Execution.Tests.Running;

namespace PkoNotebooks.Execution.Tests.Cache;

public sealed class ExecutionCacheTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pko-cache-").FullName;
    private int _started;

    public ExecutionCacheTests()
    {
        File.WriteAllText(Path.Combine(_root, "a.csv"), "1");
        File.WriteAllText(Path.Combine(_root, "b.csv"), "2");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Nothing_changed_runs_nothing_and_gives_the_same_notebook()
    {
        var first = await RunAsync(Job("read a.csv\nerr e\nshow x 国連\nresult 1", "# prose", "throw no").Tagged(2, "raises-exception"));
        var second = await RunAsync(Job("read a.csv\nerr e\nshow x 国連\nresult 1", "# prose", "throw no").Tagged(2, "raises-exception"));

        Assert.Equal(("it has not run before", false), (first.Reason, first.FromCache));
        Assert.Equal(("nothing changed since it ran", true, RunStatus.Passed), (second.Reason, second.FromCache, second.Status));
        Assert.Equal(1, _started);
        Assert.Equal(NotebookFile.Write(first.Executed, "a.ipynb"), NotebookFile.Write(second.Executed, "a.ipynb"));
        Assert.Equal(1, second.Executed.Cells[2].Outputs.OfType<ErrorOutput>().Single().Line);
        Assert.Equal(first.Inputs.AsEnumerable(), second.Inputs.AsEnumerable());
        Assert.Equal("a.csv", Assert.Single(second.Inputs).Path);
    }

    [Fact]
    public async Task What_a_page_can_show_of_a_run_has_one_hash_whether_it_ran_or_was_kept()
    {
        var job = Job("read a.csv", "# prose");
        var first = await RunAsync(job);
        var second = await RunAsync(job);
        var prose = await RunAsync(Job("read a.csv", "# other prose"));
        Assert.True(prose.FromCache);
        Assert.NotNull(first.ContentSha256);
        Assert.Equal(first.ContentSha256, second.ContentSha256);
        Assert.NotEqual(first.ContentSha256, prose.ContentSha256);

        File.WriteAllText(Path.Combine(_root, "a.csv"), "another");
        Assert.NotEqual(first.ContentSha256, (await RunAsync(job)).ContentSha256);
        Assert.Null((await RunAsync(Job("throw no"))).ContentSha256);
    }

    [Fact]
    public async Task A_changed_table_runs_exactly_the_notebooks_that_read_it()
    {
        NotebookJob[] jobs = [Job("read a.csv") with { Name = "a" }, Job("read b.csv") with { Name = "b" }];
        await RunAsync(jobs);

        File.WriteAllText(Path.Combine(_root, "a.csv"), "1 ");
        var runs = await RunAsync(jobs);

        Assert.Equal(("changed: a.csv", false), (runs[0].Reason, runs[0].FromCache));
        Assert.Equal(["stdout: 1 "], runs[0].Outputs(0));
        Assert.True(runs[1].FromCache);
    }

    [Fact]
    public async Task A_file_that_was_not_there_counts_when_it_comes()
    {
        await RunAsync(Job("read c.csv"));
        Assert.True((await RunAsync(Job("read c.csv"))).FromCache);

        File.WriteAllText(Path.Combine(_root, "c.csv"), "now");
        Assert.Equal(["stdout: now"], (await RunAsync(Job("read c.csv"))).Outputs(0));
    }

    [Fact]
    public async Task Another_package_counts_even_where_an_imported_file_asks_for_it()
    {
        var setup = Path.Combine(_root, "setup.dib");
        File.WriteAllText(setup, "#!csharp\n\n#r \"nuget: Test.A, 1.0.0\"\n");
        var job = Job("out x", "#!import setup.dib");
        await RunAsync(job);
        Assert.Equal("nothing changed since it ran", (await AskAsync(job)).Reason);

        File.WriteAllText(setup, "#!csharp\n\n#r \"nuget: Test.A, 1.1.0\"\n");
        Assert.Equal("changed: the packages", (await AskAsync(job)).Reason);
    }

    [Fact]
    public async Task A_part_of_a_file_counts_alone()
    {
        void Write(string a, string b) => File.WriteAllText(Path.Combine(_root, "p.json"), $$"""{"x":[{"a":{{a}}},{"b/c":{{b}}}]}""");
        NotebookJob[] jobs = [Job("read p.json#/x/0/a") with { Name = "a" }, Job("read p.json#/x/1/b~1c") with { Name = "b" }];
        Write("1", "2");
        var first = await RunAsync(jobs);
        Assert.Empty(first[0].Inputs);
        Assert.Equal("p.json#/x/0/a", Assert.Single(first[0].InputParts).Path);

        Write("1", "3");
        var runs = await RunAsync(jobs);
        Assert.Equal(first[0].InputParts.AsEnumerable(), runs[0].InputParts);
        Assert.Equal((true, false), (runs[0].FromCache, runs[1].FromCache));
        Assert.Equal("changed: p.json#/x/1/b~1c", runs[1].Reason);

        File.WriteAllText(Path.Combine(_root, "p.json"), "broken");
        Assert.All(await RunAsync(jobs), r => Assert.False(r.FromCache));
    }

    [Fact]
    public async Task A_file_that_is_gone_runs_its_notebook()
    {
        await RunAsync(Job("read a.csv"));
        File.Delete(Path.Combine(_root, "a.csv"));

        Assert.Equal("changed: a.csv", (await RunAsync(Job("read a.csv"))).Reason);
    }

    [Fact]
    public async Task Each_part_that_an_execution_depends_on_counts_and_is_named()
    {
        var job = Job("out a", "out b");
        await RunAsync(job);

        Assert.Equal("changed: cell 2", (await AskAsync(Job("out a", "out c"))).Reason);
        Assert.Equal("changed: cell 2, cell 3, the number of cells", (await AskAsync(Job("out a", "# new", "out b"))).Reason);
        Assert.Equal("changed: cell 1", (await AskAsync(job.Tagged(0, "raises-exception"))).Reason);
        Assert.Equal("changed: Kit.dll", (await AskAsync(job, identity: "2")).Reason);
        Assert.Equal("changed: input name", (await AskAsync(job, o => o with { Inputs = o.Inputs.Add("name", "x") })).Reason);
        Assert.Equal("changed: the output limit", (await AskAsync(job, o => o with { Limits = new() { CellOutputBytes = 7 } })).Reason);
        Assert.StartsWith("it has not run", (await AskAsync(job with { Parameters = job.Parameters.Add("country", "DEU") })).Reason);
        Assert.Equal("the cache was not to be used", (await AskAsync(job, o => o with { UseCached = false })).Reason);
        Assert.NotNull((await AskAsync(job)).Run);
    }

    [Fact]
    public async Task Changed_prose_runs_nothing_and_stands_in_the_page()
    {
        await RunAsync(Job("# old", "out a"));
        var run = await RunAsync(Job("# new", "out a"));

        Assert.True(run.FromCache);
        Assert.Equal("# new", run.Executed.Cells[0].Source);
    }

    [Fact]
    public async Task Each_set_of_parameters_is_kept()
    {
        NotebookJob Country(string code) => Job("out a") with { Parameters = ImmutableSortedDictionary<string, string>.Empty.Add("country", code) };
        await RunAsync([Country("DEU"), Country("KOR")]);

        Assert.All(await RunAsync([Country("DEU"), Country("KOR")]), r => Assert.True(r.FromCache));
    }

    [Fact]
    public async Task A_notebook_that_failed_runs_again()
    {
        await RunAsync(Job("throw no"));

        Assert.Equal("it has not run before", (await RunAsync(Job("throw no"))).Reason);
    }

    [Fact]
    public async Task A_damaged_entry_is_never_used_whatever_byte_is_hit()
    {
        await RunAsync(Job("read a.csv"));
        var path = Assert.Single(Directory.GetFiles(Path.Combine(_root, "cache")));
        var whole = File.ReadAllBytes(path);
        for (var i = 0; i < whole.Length; i += 13)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.Null((await AskAsync(Job("read a.csv"))).Run);
            File.WriteAllBytes(path, whole[..i]);
            Assert.Null((await AskAsync(Job("read a.csv"))).Run);
        }

        var again = await RunAsync(Job("read a.csv"));
        Assert.Equal("its kept execution is damaged or of another version", again.Reason);
        Assert.Equal(whole, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task A_file_that_changed_while_it_was_read_is_no_ground_to_keep_anything()
    {
        await RunAsync(Job("read a.csv"), session: o => new Recorded(o, ReadFile.Unstable));

        Assert.Equal("it has not run before", (await AskAsync(Job("read a.csv"))).Reason);
    }

    [Fact]
    public async Task A_session_that_does_not_know_what_it_reads_is_no_ground_to_keep_anything()
    {
        await RunAsync(Job("read a.csv"), session: o => new VerbSession(o));

        Assert.Equal("it has not run before", (await AskAsync(Job("read a.csv"))).Reason);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_costs_no_result()
    {
        File.WriteAllText(Path.Combine(_root, "cache"), "a file where the folder should be");

        var run = await RunAsync(Job("out a"));

        Assert.Equal(RunStatus.Passed, run.Status);
        Assert.Contains("not kept", run.Reason);
    }

    [Fact]
    public void An_assembly_is_known_by_its_content()
    {
        var path = typeof(ExecutionCache).Assembly.Location;
        var identities = AssemblyIdentities.Of([path, Path.Combine(_root, "a.csv"), Path.Combine(_root, "none.dll")]);

        Assert.Equal(typeof(ExecutionCache).Module.ModuleVersionId.ToString("N"), identities["PkoNotebooks.Execution.dll"]);
        Assert.Equal("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", identities["a.csv"]);
        Assert.Equal(ReadFile.Absent, identities["none.dll"]);
    }

    private NotebookJob Job(params string[] cells) => Notebooks.Job("n", cells) with { WorkingDirectory = _root };

    private async Task<NotebookRun> RunAsync(NotebookJob job, Func<SessionOptions, INotebookSession>? session = null) => (await RunAsync([job], session))[0];

    private Task<ImmutableArray<NotebookRun>> RunAsync(NotebookJob[] jobs, Func<SessionOptions, INotebookSession>? session = null) =>
        new NotebookRunner(Options(session)).RunAsync(jobs);

    private RunnerOptions Options(Func<SessionOptions, INotebookSession>? session = null, string identity = "1") => new()
    {
        RootDirectory = _root,
        Cache = new(Path.Combine(_root, "cache"), ImmutableSortedDictionary<string, string>.Empty.Add("Kit.dll", identity)),
        StartSession = (o, _, _) =>
        {
            Interlocked.Increment(ref _started);
            return Task.FromResult(session?.Invoke(o) ?? new Recorded(o, null));
        },
    };

    private Task<CacheAnswer> AskAsync(NotebookJob job, Func<RunnerOptions, RunnerOptions>? change = null, string identity = "1")
    {
        var options = Options(identity: identity);
        return Task.FromResult(options.Cache!.Find(job, change?.Invoke(options) ?? options, new()));
    }

    /// <summary>A session in this process that tells what it reads, as one in a process of its own does.</summary>
    private sealed class Recorded(SessionOptions options, string? hash) : IIsolatedSession
    {
        private readonly VerbSession _session = new(options);
        private readonly List<ReadFile> _read = [];

        public bool IsLost => false;

        public ImmutableArray<ReadFile> FilesRead => [.. _read];

        public Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
        {
            foreach (var line in submission.Code.Split('\n').Where(l => l.StartsWith("read ", StringComparison.Ordinal)))
            {
                var path = Path.Combine(options.WorkingDirectory, line[5..]);
                _read.Add(new(path, hash ?? new FileHashes().Of(path)));
            }

            return _session.ExecuteAsync(submission, sink, cancellationToken);
        }

        public Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
