using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using PkoNotebooks.Display.Engines;

namespace PkoNotebooks.Interop.Tests;

/// <summary>What <c>setup.dib</c> does in .NET Interactive, as a cell does it.</summary>
public sealed class SetupTests : IDisposable
{
    private static readonly string Extension = typeof(Interactive.PkoExtension).Assembly.Location;

    private readonly CompositeKernel _root = [];

    public SetupTests() => _root.Add(new CSharpKernel().UseKernelHelpers().UseValueSharing());

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task The_set_up_makes_queries_possible_for_the_cells_that_follow()
    {
        Assert.Empty(Failures(await SetUp(Extension)));
        Assert.Empty(Failures(await _root.SendAsync(new SubmitCode("#!sql --name rates\nSELECT iso3 FROM countries WHERE iso3 = 'JPN'"))));
        var shared = await _root.SendAsync(new SubmitCode("#!share --from sql rates\nrates", "csharp"));
        Assert.Contains(shared.Events.OfType<ReturnValueProduced>(), e => e.FormattedValues.Any(v => v.Value.Contains("JPN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Set_up_twice_is_set_up_once()
    {
        await SetUp(Extension);
        Assert.Empty(Failures(await SetUp(Extension)));
        Assert.Single(_root.ChildKernels, k => k.Name == "sql");
    }

    [Fact]
    public async Task Without_the_extension_only_a_query_fails_and_says_how_to_build_it()
    {
        Assert.Empty(Failures(await SetUp(Path.Combine(Path.GetTempPath(), "absent", "PkoNotebooks.Interactive.dll"))));
        Assert.Empty(Failures(await _root.SendAsync(new SubmitCode("1 + 1", "csharp"))));
        foreach (var query in new[] { "#!sql\nSELECT 1", "#!sql --name rates\nSELECT 1" })
        {
            var failed = Assert.Single(Failures(await _root.SendAsync(new SubmitCode(query))));
            Assert.Contains("dotnet build -c Release src/interop/PkoNotebooks.Interactive", failed, StringComparison.Ordinal);
            Assert.Contains("absent/PkoNotebooks.Interactive.dll", failed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_sql_kernel_that_is_there_already_stays()
    {
        var own = new KeyValueStoreKernel("sql");
        _root.Add(own);
        Assert.Empty(Failures(await SetUp(Extension)));
        Assert.Same(own, Assert.Single(_root.ChildKernels, k => k.Name == "sql"));
        Assert.Contains("restart the kernel", Assert.Throws<ArgumentException>(() => Interactive.PkoExtension.Load(_root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_cell_nothing_happens()
    {
        DotNetInteractive.LoadExtension(Extension);
        Assert.DoesNotContain(_root.ChildKernels, k => k.Name == "sql");
    }

    private Task<KernelCommandResult> SetUp(string extension) => _root.SendAsync(new SubmitCode(
        $"#r \"{typeof(DotNetInteractive).Assembly.Location}\"\n{typeof(DotNetInteractive).FullName}.{nameof(DotNetInteractive.LoadExtension)}(@\"{extension}\");", "csharp"));

    private static List<string> Failures(KernelCommandResult result) => [.. result.Events.OfType<CommandFailed>().Select(e => e.Message)];
}
