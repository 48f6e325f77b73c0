using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Publishing.Translation;

namespace PkoNotebooks.Cli.Checks;

/// <summary>Every block of words in the notebooks has its translation in each language that they are kept in, and every translation its block.</summary>
internal static class TranslationChecks
{
    private const string Prefix = "phrases.";

    public static IEnumerable<CheckProblem> Of(ProjectLayout layout, IReadOnlyList<string> notebooks)
    {
        var documents = notebooks.Select(path => (Name: layout.Relative(path), Document: Loaded(path))).Where(d => d.Document is not null).ToList();
        foreach (var file in Directory.EnumerateFiles(layout.Notebooks, Prefix + "*.json").Order(StringComparer.Ordinal))
        {
            var translations = Translations.Read(layout, Path.GetFileNameWithoutExtension(file)[Prefix.Length..]);
            var missing = new List<MissingTranslation>();
            foreach (var (name, document) in documents)
            {
                translations.Translate(document!, name, Translations.Written, missing);
            }

            foreach (var block in missing)
            {
                yield return new($"{block.Notebook}, cell {block.CellNumber}", $"no translation of \"{block.Text}\"", "one", $"Add it to {layout.Relative(file)}.");
            }

            foreach (var (block, number) in translations.Blocks.SelectMany(b => UnboundNumbers.Find(translations[b]).Select(n => (b, n))))
            {
                yield return new(layout.Relative(file), $"the unbound number in \"{number.Text}\"", "words, dates, years and document symbols alone", $"Say it in words in the translation of \"{block}\".");
            }

            var used = documents.SelectMany(d => CellTranslations.BlocksOf(d.Document!)).ToHashSet(StringComparer.Ordinal);
            foreach (var block in translations.Blocks.Where(b => !used.Contains(b)))
            {
                yield return new(layout.Relative(file), $"a translation of \"{block}\"", "a block of a notebook", "Take it out, or write the block as the notebook has it now.");
            }
        }
    }

    // What cannot be read is reported by the checks of documents.
    private static NotebookDocument? Loaded(string path)
    {
        try
        {
            return NotebookFile.Load(path);
        }
        catch (NotebookFormatException)
        {
            return null;
        }
    }
}
