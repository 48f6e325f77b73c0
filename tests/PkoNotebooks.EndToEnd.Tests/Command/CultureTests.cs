using System.Text.Json.Nodes;
using PkoNotebooks.EndToEnd.Tests.Tools;
using PkoNotebooks.Execution.Kernels.Cultures;

namespace PkoNotebooks.EndToEnd.Tests.Command;

public sealed class CultureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task A_notebook_formats_in_every_culture_that_it_names_in_csharp_and_in_fsharp()
    {
        NeedCultureData();
        var output = await RunAsync("""
            #!csharp

            using System.Globalization;
            foreach (var name in new[] { "de-DE", "en-US", "ja-JP", "tr-TR" })
            {
                var culture = new CultureInfo(name);
                Console.WriteLine($"{name} {1234.5.ToString("C2", culture)} {new DateTime(2015, 3, 31).ToString("D", culture)} {"i".ToUpper(culture)}");
            }

            #!fsharp

            (1234.5).ToString("N1", System.Globalization.CultureInfo("de-DE"))
            """);

        Assert.Contains("de-DE 1.234,50 € Dienstag, 31. März 2015 I", output, StringComparison.Ordinal);
        Assert.Contains("en-US $1,234.50 Tuesday, March 31, 2015 I", output, StringComparison.Ordinal);
        Assert.Contains("2015年3月31日", output, StringComparison.Ordinal);
        Assert.Contains("31 Mart 2015 Salı İ", output, StringComparison.Ordinal);
        Assert.Contains("1.234,5", output.Split('\n')[^1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Cells_begin_in_the_invariant_culture_and_a_culture_holds_for_its_cell_or_as_default_for_those_after_it()
    {
        NeedCultureData();
        var output = await RunAsync("""
            #!csharp

            using System.Globalization;
            Console.WriteLine($"first [{CultureInfo.CurrentCulture.Name}] [{CultureInfo.CurrentUICulture.Name}]");
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Console.WriteLine($"set {1.5}");

            #!csharp

            Console.WriteLine($"second {1.5}");
            CultureInfo.DefaultThreadCurrentCulture = new CultureInfo("de-DE");

            #!csharp

            Console.WriteLine($"third {1.5}");
            Console.WriteLine(new CultureInfo("xx-YY").Name);
            """);

        Assert.Equal(["first [] []", "set 1,5", "second 1.5", "third 1,5", "xx-YY"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_session_whose_notebook_names_no_culture_is_the_same_on_every_machine_and_says_so_to_code_that_asks_for_one()
    {
        var output = await RunAsync("""
            #!csharp

            Console.WriteLine(string.Join(' ', new[] { "b", "A", "_", "a", "B" }.Order()));

            #!csharp

            Activator.CreateInstance(typeof(System.Globalization.CultureInfo), "de-DE")
            """, expected: 1);

        Assert.StartsWith("A B _ a b\n", output, StringComparison.Ordinal);
        Assert.Contains(CultureData.OfThisMachine.Version is null ? "libicu" : "names a culture", output, StringComparison.Ordinal);
    }

    private static void NeedCultureData() => Machine.Check("culture data (Debian: libicu72)", CultureData.OfThisMachine.Version is not null);

    /// <summary>What the cells printed, gave or failed with, in order.</summary>
    private async Task<string> RunAsync(string notebook, int expected = 0)
    {
        var path = _folder.File("notebook.dib", notebook + "\n");
        var language = new Dictionary<string, string> { ["LANG"] = "fr_FR.UTF-8", ["LC_ALL"] = "fr_FR.UTF-8" };
        var result = await Shell.PkoInAsync(_folder.Path, language, "run", path, "--output-dir", Path.Combine(_folder.Path, "out"));
        Assert.True(result.ExitCode == expected, result.ToString());
        var executed = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.Path, "out", "notebook.ipynb")))!;
        return string.Join('\n', executed["cells"]!.AsArray().SelectMany(c => c!["outputs"]?.AsArray() ?? [])
            .Select(o => Text(o!["text"]) ?? Text(o["data"]?["text/plain"]) ?? Text(o["evalue"])));
    }

    private static string? Text(JsonNode? text) => text is JsonArray lines ? string.Concat(lines.Select(l => (string?)l)) : (string?)text;
}
