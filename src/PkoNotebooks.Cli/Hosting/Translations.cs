using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Translation;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>The notebooks in another language: their Markdown cells from a file beside them, and what their outputs still say in English.</summary>
internal static class Translations
{
    /// <summary>The language that the notebooks of this project are written in.</summary>
    public const string Written = "en";

    private const string FactsMimeType = "application/vnd.pko.facts+json";

    /// <summary>The file of one language, beside the notebooks.</summary>
    public static string File(ProjectLayout layout, string language) => Path.Combine(layout.Notebooks, $"phrases.{language}.json");

    /// <exception cref="UsageException">The file is not of its shape.</exception>
    public static CellTranslations Read(ProjectLayout layout, string language)
    {
        var file = File(layout, language);
        try
        {
            return System.IO.File.Exists(file) ? CellTranslations.Read(System.IO.File.ReadAllText(file), layout.Relative(file)) : CellTranslations.None;
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>The runs as a page in the language shows them, and a line on everything in them that has no translation.</summary>
    public static (ImmutableArray<NotebookRun> Runs, ImmutableArray<string> Missing) Of(
        ProjectLayout layout, ImmutableArray<NotebookRun> runs, string language)
    {
        if (language == Written)
        {
            return (runs, []);
        }

        var translations = Read(layout, language);
        var missing = new List<MissingTranslation>();
        var translated = runs.Select(run => run with { Executed = translations.Translate(run.Executed, run.Name, Written, missing) }).ToImmutableArray();
        var cells = missing.Select(m => (m.Notebook, m.CellNumber, m.Text, File: layout.Relative(File(layout, language))));
        var outputs = runs.SelectMany(run => run.Executed.Cells.SelectMany((cell, i) => cell.Outputs.SelectMany(Untranslated)
            .Select(text => (Notebook: run.Name, CellNumber: i + 1, Text: text, File: $"src/PkoNotebooks.Display/Resources/phrases.{language}.json"))));
        return (translated,
        [
            .. cells.Concat(outputs).OrderBy(m => m.Notebook, StringComparer.Ordinal).ThenBy(m => m.CellNumber)
                .Select(m => $"{m.Notebook}, cell {m.CellNumber}: \"{m.Text}\" (add it to {m.File})").Distinct(StringComparer.Ordinal),
        ]);
    }

    private static IEnumerable<string> Untranslated(CellOutput output)
    {
        var data = output switch
        {
            DisplayOutput display => display.Data,
            ResultOutput result => result.Data,
            _ => MimeBundle.Empty,
        };
        return data.Json(FactsMimeType)?["untranslated"] is JsonArray texts ? texts.Select(t => t?.ToString() ?? "") : [];
    }
}
