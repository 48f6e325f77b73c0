using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using PkoNotebooks.Interactive;

namespace PkoNotebooks.Interop.Tests;

public sealed class InteractiveTests : IDisposable
{
    private readonly CompositeKernel _root = [];

    public InteractiveTests()
    {
        _root.Add(new CSharpKernel().UseKernelHelpers().UseValueSharing());
        PkoExtension.Load(_root);
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_query_shows_the_rows_of_the_package()
    {
        var result = await _root.SendAsync(new SubmitCode("#!sql\nSELECT iso3, name FROM countries WHERE iso3 = 'JPN'"));
        Assert.DoesNotContain(result.Events, e => e is CommandFailed);
        Assert.Contains(result.Events.OfType<DisplayedValueProduced>(), e => e.FormattedValues.Any(v => v.Value.Contains("Japan", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rows_that_a_query_named_are_shared_with_other_languages()
    {
        Assert.DoesNotContain((await _root.SendAsync(new SubmitCode("#!sql --name found\nSELECT iso3 FROM countries ORDER BY iso3"))).Events, e => e is CommandFailed);
        var shared = await _root.SendAsync(new SubmitCode("#!csharp\n#!set --name found --value @sql:found\nfound"));
        Assert.DoesNotContain(shared.Events, e => e is CommandFailed);
        Assert.Contains(shared.Events.OfType<ReturnValueProduced>(), e => e.FormattedValues.Any(v => v.Value.Contains("JPN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_wrong_query_says_what_is_wrong_and_which_tables_there_are()
    {
        var failed = Assert.Single((await _root.SendAsync(new SubmitCode("#!sql\nSELECT 1 FROM nowhere"))).Events.OfType<CommandFailed>());
        Assert.Contains("no such table: nowhere", failed.Message, StringComparison.Ordinal);
        Assert.Contains("assessment_rates", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_and_columns_are_offered_where_a_query_is_written()
    {
        var result = await _root.SendAsync(new RequestCompletions("SELECT rate", new LinePosition(0, 11), "sql"));
        var produced = result.Events.OfType<CompletionsProduced>().Single();
        Assert.Equal(["assessment_rates", "rate_percent"], produced.Completions.Select(c => c.DisplayText));
        Assert.Equal((7, 11), (produced.LinePositionSpan!.Start.Character, produced.LinePositionSpan.End.Character));
    }

    [Fact]
    public async Task Where_no_word_has_begun_everything_is_offered()
    {
        var result = await _root.SendAsync(new RequestCompletions("SELECT iso3\nFROM ", new LinePosition(1, 5), "sql"));
        var offered = result.Events.OfType<CompletionsProduced>().Single().Completions.Select(c => c.DisplayText).ToList();
        Assert.Superset(new HashSet<string> { "countries", "personnel", "rate_percent" }, offered.ToHashSet());
    }

    [Fact]
    public async Task A_command_of_the_kit_that_cannot_be_found_says_how_to_get_it()
    {
        var before = Environment.GetEnvironmentVariable("PKO");
        Environment.SetEnvironmentVariable("PKO", Path.Combine(Path.GetTempPath(), "no-such-pko.dll"));
        try
        {
            var failed = Assert.Single((await _root.SendAsync(new SubmitCode("#!pko check"))).Events.OfType<CommandFailed>());
            Assert.Contains("name it in the environment variable PKO", failed.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PKO", before);
        }
    }

    [Fact]
    public void Loading_twice_adds_nothing()
    {
        PkoExtension.Load(_root);
        Assert.Single(_root.ChildKernels, k => k.Name == "sql");
    }

    [Fact]
    public void Another_kernel_than_the_root_is_refused() =>
        Assert.Contains("Kernel.Root", Assert.Throws<ArgumentException>(() => PkoExtension.Load(_root.ChildKernels.First())).Message, StringComparison.Ordinal);
}
