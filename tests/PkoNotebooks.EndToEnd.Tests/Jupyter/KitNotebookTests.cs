using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>The kit's notebooks under nbconvert, which knows nothing of the kit: the facts have to be those of the lock.</summary>
public sealed class KitNotebookTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(10));
    private readonly InstalledKernel _kernel = new();

    /// <summary>
    /// Those that any front end can run: Jupyter sends a cell's text and not its metadata, so a cell of another language than the
    /// notebook's has to say so by a magic command.
    /// </summary>
    public static TheoryData<string> Notebooks =>
    [
        .. Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb")
            .Where(f => NotebookFile.Load(f).Cells.All(c => c.Kind != CellKind.Code || c.KernelName == "csharp" || c.Source.StartsWith("#!", StringComparison.Ordinal)))
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        _kernel.Dispose();
        _limit.Dispose();
    }

    [SkippableTheory]
    [MemberData(nameof(Notebooks))]
    public async Task Nbconvert_finds_every_locked_fact_and_figure_as_it_was_locked(string name)
    {
        var python = PythonTool.Require("nbconvert");
        using var process = _kernel.Run(
            python, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.kernel_name=pko", "--ExecutePreprocessor.timeout=300", "--stdout",
            Path.Combine(Repository.Notebooks, name + ".ipynb"));
        var executed = JsonNode.Parse(await process.SucceedAsync(_limit.Token))!;

        var found = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var figures = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var output in executed["cells"]!.AsArray().SelectMany(c => c!["outputs"]?.AsArray() ?? []))
        {
            var payload = output!["data"]?["application/vnd.pko.facts+json"];
            figures.UnionWith((payload?["figures"]?.AsArray() ?? []).Select(f => Figure(f!)));
            foreach (var fact in payload?["facts"]?.AsArray() ?? [])
            {
                found.TryAdd(Line(fact!), new SortedSet<string>(StringComparer.Ordinal));
                found[Line(fact!)].Add((string)fact!["text"]!);
            }
        }

        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Notebooks, "facts.lock.json"), _limit.Token))!;
        var lockedFigures = file["figures"]!.AsArray().Where(f => (string?)f!["notebook"] == name).Select(f => Figure(f!)).Order(StringComparer.Ordinal);
        Assert.NotEmpty(lockedFigures);
        Assert.Equal(lockedFigures, figures);
        var locked = file["facts"]!.AsArray()
            .Where(f => (string?)f!["notebook"] == name)
            .Select(f => $"{Line(f!)}: {string.Join(" | ", f!["text"]!.AsArray().Select(t => (string?)t).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(locked, found.Select(f => $"{f.Key}: {string.Join(" | ", f.Value)}").Order(StringComparer.Ordinal));
    }

    private static string Figure(JsonNode figure) => $"{(string?)figure["key"]} {(string?)figure["sha256"]}";

    // Python writes small numbers in another way than .NET; both mean the same double.
    private static string Line(JsonNode fact) =>
        string.Create(CultureInfo.InvariantCulture, $"{(string?)fact["key"]} = {fact["value"]!.GetValue<double>():R} {(string?)fact["unit"]}");
}
