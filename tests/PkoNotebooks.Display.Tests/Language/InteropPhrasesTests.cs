using System.Text.Json;
using System.Text.RegularExpressions;
using PkoNotebooks.Data;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Tests.Language;

/// <summary>
/// The notebooks for packages that a registry may lack cannot be run everywhere, so that no run would find a sentence of theirs without its
/// Japanese: what their cells show is read out of their sources.
/// </summary>
public sealed partial class InteropPhrasesTests
{
    private static string Folder => Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(PkoData.Load().Package.Directory))!, "notebooks", "interop");

    public static TheoryData<string> Notebooks => [.. Directory.GetFiles(Folder, "*.ipynb").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void What_a_cell_of_an_interop_notebook_shows_has_its_Japanese(string notebook)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, notebook)));
        var templates = json.RootElement.GetProperty("cells").EnumerateArray()
            .Where(c => c.GetProperty("cell_type").GetString() == "code")
            .Select(c => string.Concat(c.GetProperty("source").EnumerateArray().Select(line => line.GetString())))
            .SelectMany(code => Shown().Matches(code).SelectMany(m => m.Groups["text"].Captures.Select(t => t.Value)))
            .Select(Template).ToList();
        Assert.True(templates.Count >= 4, $"{notebook}: found {string.Join(" | ", templates)}");
        Assert.All(templates, t => Assert.True(DisplayLanguage.Japanese.TryTranslate(t, out _), $"{notebook}: phrases.ja.json has no \"{t}\""));
    }

    // "{state} pays {share}" is "{0} pays {1}".
    private static string Template(string text)
    {
        var hole = 0;
        return Hole().Replace(text, _ => $"{{{hole++}}}");
    }

    [GeneratedRegex(@"\.(?:RowHeader|Text|Date|Figure|Number)\(""(?<text>[^""]+)""|\bTable\(""[^""]+"",\s*\$?""(?<text>[^""]+)""|\bPlotlyChart\(""[^""]+"",\s*\$?""(?<text>[^""]+)"",\s*\$?""(?<text>[^""]+)""")]
    private static partial Regex Shown();

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Hole();
}
