using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>What a page in another language still says in English, as the outputs themselves report it.</summary>
internal static class Translations
{
    private const string FactsMimeType = "application/vnd.pko.facts+json";

    public static IReadOnlyList<string> Missing(IEnumerable<NotebookRun> runs) =>
    [
        .. runs.SelectMany(run => run.Executed.Cells.SelectMany(cell => cell.Outputs).SelectMany(Untranslated).Select(text => $"{run.Name}: {text}"))
            .Distinct(StringComparer.Ordinal),
    ];

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
