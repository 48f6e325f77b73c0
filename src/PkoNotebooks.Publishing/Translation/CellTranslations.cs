using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Publishing.Translation;

/// <summary>
/// What the notebooks' Markdown cells say in another language: a JSON object that gives, for each block of words on one line and without
/// the marks of a heading, what stands in its place. A cell is translated whole or not at all, so that no paragraph mixes languages by accident.
/// </summary>
public sealed class CellTranslations
{
    /// <summary>The cell metadata that names the language of a cell's words where it is not the page's.</summary>
    public const string LanguageKey = "lang";

    private readonly FrozenDictionary<string, string> _blocks;

    private CellTranslations(IEnumerable<KeyValuePair<string, string>> blocks) => _blocks = blocks.ToFrozenDictionary(StringComparer.Ordinal);

    public static CellTranslations None { get; } = new([]);

    /// <param name="json">An object of strings.</param>
    /// <param name="file">How errors name it.</param>
    /// <exception cref="FormatException">It is no object of strings, names a block twice, or leaves a translation empty; all such are named at once.</exception>
    public static CellTranslations Read(string json, string file)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException e)
        {
            throw new FormatException($"{file}:{e.LineNumber + 1}: found {e.Message} Expected a JSON object of strings.", e);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{file}: found {document.RootElement.ValueKind}, expected an object that gives for each block its translation.");
            }

            var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
            var problems = new List<string>();
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                var text = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : "";
                if (text.Trim().Length == 0)
                {
                    problems.Add($"{file}: \"{entry.Name}\": found {entry.Value.GetRawText()}, expected its translation as a string.");
                }
                else if (!blocks.TryAdd(entry.Name, text))
                {
                    problems.Add($"{file}: \"{entry.Name}\": stands twice. Keep one.");
                }
            }

            return problems.Count == 0 ? new(blocks) : throw new FormatException(string.Join('\n', problems));
        }
    }

    /// <summary>The blocks for which there is a translation, in ordinal order.</summary>
    public IEnumerable<string> Blocks => _blocks.Keys.Order(StringComparer.Ordinal);

    /// <summary>What stands in place of a block.</summary>
    /// <exception cref="KeyNotFoundException">There is no translation of it.</exception>
    public string this[string block] => _blocks[block];

    /// <summary>The blocks of words in a notebook's Markdown cells, each on one line, in order.</summary>
    public static ImmutableArray<string> BlocksOf(NotebookDocument notebook)
    {
        var blocks = ImmutableArray.CreateBuilder<string>();
        foreach (var cell in Prose(notebook).Select(c => c.Cell))
        {
            MarkdownBlocks.Rewrite(cell.Source, words =>
            {
                blocks.Add(words);
                return null;
            });
        }

        return blocks.ToImmutable();
    }

    /// <summary>The notebook with its Markdown cells in the other language.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="name">How missing translations name it.</param>
    /// <param name="language">The language that its cells are written in, as a BCP 47 tag: a cell that stays in it is marked so.</param>
    /// <param name="missing">Gets every block that has no translation.</param>
    public NotebookDocument Translate(NotebookDocument notebook, string name, string language, ICollection<MissingTranslation> missing)
    {
        var cells = notebook.Cells.ToBuilder();
        foreach (var (number, cell) in Prose(notebook))
        {
            var before = missing.Count;
            var text = MarkdownBlocks.Rewrite(cell.Source, words =>
            {
                if (_blocks.TryGetValue(words, out var other))
                {
                    return other;
                }

                missing.Add(new(name, number, words));
                return null;
            });
            cells[number - 1] = missing.Count == before ? cell with { Source = text } : Marked(cell, language);
        }

        return notebook with { Cells = cells.ToImmutable() };
    }

    // A cell that says itself which language it is in is meant to be so.
    private static IEnumerable<(int Number, NotebookCell Cell)> Prose(NotebookDocument notebook) =>
        notebook.Cells.Select((cell, i) => (i + 1, cell)).Where(c => c.cell.Kind == CellKind.Markdown && !c.cell.Metadata.ContainsKey(LanguageKey));

    private static NotebookCell Marked(NotebookCell cell, string language)
    {
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        metadata[LanguageKey] = language;
        return cell with { Metadata = metadata };
    }
}
