using System.Collections.Immutable;
using PkoNotebooks.Execution.Cache;
using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.Packages;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Execution.Tests.Isolation;
using PkoNotebooks.Execution.Tests.Kernels.Packages;
using static PkoNotebooks.Execution.Tests.Running.Notebooks;

namespace PkoNotebooks.Execution.Tests.Running;

public sealed class NotebookPackagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-packages-").FullName;

    public NotebookPackagesTests()
    {
        LocalFeed.Configure(_folder);
        Directory.CreateDirectory(Feed);
    }

    private string Feed => Path.Combine(_folder, "feed");

    private string Cache => Path.Combine(_folder, "cache");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task All_packages_of_a_notebook_are_had_in_one_restore_before_its_first_cell()
    {
        LocalFeed.Add(Feed, "Test.A", "1.0.0", "public static class A { public static int Value => 1; }");
        LocalFeed.Add(Feed, "Test.B", "1.0.0", "public static class B { public static int Value => 2; }");
        File.WriteAllText(Path.Combine(_folder, "setup.dib"), "#!csharp\n\n#r \"nuget: Test.B, 1.0.0\"\n");
        var kernels = ChildProcessSessionTests.SessionProgram with { Arguments = ChildProcessSessionTests.SessionProgram.Arguments.SetItem(2, "kernels") };
        var options = RunnerOptions.Isolated(kernels, _folder) with { PackageCacheDirectory = Cache };

        var run = await RunAsync(
            InFolder(
                "System.IO.Directory.GetFiles(\"cache\", \"restored\", System.IO.SearchOption.AllDirectories).Length",
                "System.IO.Directory.Delete(\"feed\", true);",
                "#r \"nuget: Test.A, 1.0.0\"\nA.Value",
                "#!import setup.dib\nA.Value + B.Value"),
            options);

        Assert.Equal((RunStatus.Passed, null), (run.Status, run.Failure?.Message));
        Assert.Equal(["result 1: 1"], run.Outputs(0));
        Assert.Equal("result 4: 3", run.Outputs(3)[^1]);
        Assert.Single(Directory.GetFiles(Cache, "project.assets.json", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("#r \"nuget: Test.A, 1.*\"")]
    [InlineData("#r \"nuget: Test.A, *\"")]
    [InlineData("#r \"nuget: Test.A\"")]
    public async Task A_version_that_floats_is_looked_for_again_and_a_new_one_runs_the_notebook(string reference)
    {
        LocalFeed.Add(Feed, "Test.A", "1.0.0", "public static class A { public static int Value => 1; }");
        var kernels = ChildProcessSessionTests.SessionProgram with { Arguments = ChildProcessSessionTests.SessionProgram.Arguments.SetItem(2, "kernels") };
        var options = RunnerOptions.Isolated(kernels, _folder) with
        {
            PackageCacheDirectory = Cache,
            Cache = new ExecutionCache(Path.Combine(_folder, "runs"), ImmutableSortedDictionary<string, string>.Empty),
        };
        var job = InFolder($"{reference}\nA.Value");
        Assert.Equal("result 1: 1", (await RunAsync(job, options)).Outputs(0)[^1]);
        Assert.True((await RunAsync(job, options)).FromCache);

        LocalFeed.Add(Feed, "Test.A", "1.2.0", "public static class A { public static int Value => 2; }");
        var restored = Assert.Single(Directory.GetFiles(Cache, "restored", SearchOption.AllDirectories));
        File.SetLastWriteTimeUtc(restored, DateTime.UtcNow.AddHours(-2));
        var later = await RunAsync(job, options);
        Assert.Equal("changed: the versions that its packages float to", later.Reason);
        Assert.Equal("result 1: 2", later.Outputs(0)[^1]);
        Assert.True((await RunAsync(job, options)).FromCache);
    }

    [Theory]
    [InlineData("#r \"nuget: Test.Nowhere, 2.0.0\"", 2)]
    [InlineData("\n#!import setup.dib", 3)]
    public async Task A_package_that_cannot_be_had_is_named_with_its_cell_and_the_sources_and_no_cell_runs(string asking, int line)
    {
        LocalFeed.Add(Feed, "Test.A", "1.0.0", "public static class A { }");
        File.WriteAllText(Path.Combine(_folder, "setup.dib"), "#!csharp\n\n#r \"nuget: Test.Nowhere, 2.0.0\"\n");

        var run = await RunAsync(
            InFolder("# Prose", "out x\n#r \"nuget: Test.A, 1.0.0\"", $"out y\n{asking}", "out z"),
            Checking with { AllowErrors = true });

        Assert.Equal((RunStatus.Skipped, 3, "c2", line), (run.Status, run.Failure!.CellNumber, run.Failure.CellId, run.Failure.Line));
        Assert.StartsWith($"PackageNotFound: cell 3, line {line}: ", run.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("Test.Nowhere", run.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("ours", run.Failure.Message, StringComparison.Ordinal);
        Assert.All(run.Executed.Cells, c => Assert.Null(c.ExecutionCount));
        Assert.Empty(run.CellDurations);
    }

    [Fact]
    public async Task A_package_that_only_a_cell_left_out_asks_for_is_not_missed()
    {
        var options = Checking with { StartSession = InProcess.StartSession };

        Assert.Equal(RunStatus.Passed, (await RunAsync(InFolder("#r \"nuget: Test.Nowhere\"", "out x").Tagged(0, "skip-execution"), options)).Status);
    }

    [Fact]
    public async Task A_kernel_that_gets_its_packages_itself_is_left_to_it()
    {
        var run = await RunAsync(InFolder("#r \"nuget: Test.Nowhere\"", "out x"), Checking with { RestorePackages = false, StartSession = InProcess.StartSession });

        Assert.Equal(RunStatus.Passed, run.Status);
    }

    [Fact]
    public async Task Notebooks_side_by_side_that_need_the_same_packages_do_not_disturb_one_another()
    {
        LocalFeed.Add(Feed, "Test.A", "1.0.0", "public static class A { }");
        var jobs = Enumerable.Range(0, 4).Select(i => InFolder("#r \"nuget: Test.A, 1.0.0\"") with { Name = $"n{i}" }).ToList();

        var runs = await new NotebookRunner(Checking with { Degree = 4, StartSession = InProcess.StartSession }).RunAsync(jobs);

        Assert.All(runs, r => Assert.Equal((RunStatus.Passed, null), (r.Status, r.Failure?.Message)));
    }

    [Theory]
    [InlineData(true, "The notebook ran longer than it may")]
    [InlineData(false, "Its packages took longer to get than a cell may run")]
    public async Task Getting_packages_counts_toward_the_time_limits(bool wholeNotebook, string said)
    {
        using var source = new SilentSource();
        source.Configure(_folder);
        var time = TimeSpan.FromMilliseconds(500);
        var limits = wholeNotebook ? new SessionLimits { Notebook = time } : new SessionLimits { Cell = time };

        var run = await RunAsync(InFolder("#r \"nuget: Test.NeverServed, 1.0.0\""), Checking with { Limits = limits });

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Contains(said, run.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_ends_the_wait_for_packages()
    {
        using var source = new SilentSource();
        source.Configure(_folder);
        using var interrupt = new CancellationTokenSource();
        source.Asked += interrupt.Cancel;

        Assert.Equal(RunStatus.Cancelled, (await RunAsync(InFolder("#r \"nuget: Test.NeverServed, 1.0.0\""), Checking, interrupt.Token)).Status);
    }

    [Fact]
    public void What_a_session_is_told_of_packages_arrives()
    {
        var packages = PackageReferences.None.With(new("A", null)).With(new("B", "[1.0, 2.0)")).WithSource("https://example.org/v3/index.json");
        var options = new SessionOptions { WorkingDirectory = _folder, Packages = packages, PackageCacheDirectory = Cache };

        var arrived = SessionMessages.Options(SessionMessages.Start(options, new()));

        Assert.Equal(packages.Key, arrived.Packages.Key);
        Assert.Equal(packages.Packages.AsEnumerable(), arrived.Packages.Packages.AsEnumerable());
        Assert.Equal(Cache, arrived.PackageCacheDirectory);
    }

    /// <summary>Options under which a session that starts is an error.</summary>
    private RunnerOptions Checking => InProcess with
    {
        RestorePackages = true,
        PackageCacheDirectory = Cache,
        StartSession = (_, _, _) => throw new InvalidOperationException("A session was started."),
    };

    private NotebookJob InFolder(params string[] cells) => Job("a", cells) with { WorkingDirectory = _folder };
}
