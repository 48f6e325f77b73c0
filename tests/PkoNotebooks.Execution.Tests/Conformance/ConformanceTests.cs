using System.Reflection;
using Microsoft.VisualBasic.FileIO;
using Xunit.Abstractions;

namespace PkoNotebooks.Execution.Tests.Conformance;

/// <summary>
/// Holds the list of documented behaviours (<c>behaviours.csv</c>) against the tests: each has a test of this assembly that runs, or a reason.
/// Sources are documents and names of tests of .NET Interactive; the words are ours.
/// </summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, MethodInfo> Tests = typeof(ConformanceTests).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false })
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetCustomAttribute<FactAttribute>() is not null)
        .ToDictionary(m => $"{m.DeclaringType!.Name}.{m.Name}", StringComparer.Ordinal);

    [Fact]
    public void Each_behaviour_has_a_test_that_runs_or_a_reason_why_it_is_not_supported()
    {
        var behaviours = Read();
        var wrong = behaviours.Where(b => b.Test.Length > 0 == b.Reason.Length > 0 || (b.Test.Length > 0 && !Runs(b.Test))).Select(b => $"{b.Area}: {b.Text}: '{b.Test}'").ToList();
        Assert.True(wrong.Count == 0, "no such test, or neither test nor reason:\n" + string.Join('\n', wrong));
        Assert.Equal(behaviours.Count, behaviours.DistinctBy(b => (b.Area, b.Text)).Count());
        Assert.All(behaviours, b => Assert.False(b.Area.Length == 0 || b.Text.Length == 0 || b.Source.Length == 0));
        foreach (var area in behaviours.GroupBy(b => b.Area))
        {
            output.WriteLine($"{area.Key}: {area.Count(b => b.Test.Length > 0)} tested, {area.Count(b => b.Test.Length == 0)} not supported");
        }

        var tested = behaviours.Count(b => b.Test.Length > 0);
        output.WriteLine($"{behaviours.Count} behaviours: {tested} tested by {behaviours.Where(b => b.Test.Length > 0).DistinctBy(b => b.Test).Count()} tests, {behaviours.Count - tested} not supported");
        Assert.True(tested > 150, $"only {tested} behaviours are tested");
    }

    private static bool Runs(string test) =>
        Tests.TryGetValue(test, out var method) && method.GetCustomAttribute<FactAttribute>()!.Skip is null
        && (method.GetCustomAttribute<TheoryAttribute>() is null || method.GetCustomAttributes<Xunit.Sdk.DataAttribute>().Any());

    private static List<Behaviour> Read()
    {
        using var parser = new TextFieldParser(Path.Combine(AppContext.BaseDirectory, "Conformance", "behaviours.csv")) { HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(",");
        Assert.Equal(["area", "behaviour", "source", "test", "reason"], parser.ReadFields()!);
        var read = new List<Behaviour>();
        while (parser.ReadFields() is { } f)
        {
            read.Add(new(f[0], f[1], f[2], f[3], f[4]));
        }

        return read;
    }

    private sealed record Behaviour(string Area, string Text, string Source, string Test, string Reason);
}
