using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Html;

/// <summary>The facts JSON of a displayable: those in its phrases and those that it shows otherwise, each once.</summary>
internal static class FactsWire
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(
        DisplayLanguage language,
        IEnumerable<Phrase> phrases,
        IEnumerable<Fact>? facts = null,
        IEnumerable<PublishedFigure>? figures = null,
        IEnumerable<LocalName>? names = null)
    {
        var said = phrases.ToList();
        var all = (facts ?? []).Concat(said.SelectMany(p => p.Facts)).DistinctBy(f => f.Key).ToList();
        var json = FactsJson.Write(all, figures);
        return language.IsEnglish ? json : InLanguage(json, all, said, names ?? [], language);
    }

    // A reader of another language sees the figures in that language's shape; what has no translation is said, so that a build can refuse it.
    private static string InLanguage(
        string json, List<Fact> facts, List<Phrase> phrases, IEnumerable<LocalName> names, DisplayLanguage language)
    {
        var wire = JsonNode.Parse(json)!.AsObject();
        var untranslated = new List<string>();
        foreach (var (node, fact) in wire["facts"]!.AsArray().Zip(facts))
        {
            Translate(node!.AsObject(), fact, language, untranslated);
        }

        foreach (var citation in wire["figures"]!.AsArray().SelectMany(f => f!["citations"]!.AsArray()))
        {
            Translate(citation!.AsObject(), language);
        }

        untranslated.AddRange( phrases.SelectMany(p => PhraseWriter.Untranslated(p, language))
            .Concat(names.Where(n => !n.IsKnownIn(language)).Select(n => n.English)));
        wire["untranslated"] = new JsonArray([.. untranslated.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(t => (JsonNode)t)]);
        return wire.ToJsonString(Options);
    }

    // A formula is the kit's own and has to be said in the language. A note may be a remark in a table: what has no translation there stays, and says in which language.
    private static void Translate(JsonObject node, Fact fact, DisplayLanguage language, List<string> untranslated)
    {
        node["text"] = FactWords.Of(fact, language);
        if (fact.Formula is { Length: > 0 } formula)
        {
            if (language.Composed(formula) is { } words)
            {
                node["formula"] = words;
            }
            else
            {
                node["formulaLanguage"] = "en";
                untranslated.Add(formula);
            }
        }

        if (fact.Note is { Length: > 0 } note)
        {
            if (language.Composed(note) is { } words)
            {
                node["note"] = words;
            }
            else
            {
                node["noteLanguage"] = "en";
            }
        }

        foreach (var citation in node["citations"]!.AsArray())
        {
            Translate(citation!.AsObject(), language);
        }
    }

    // A source keeps the title under which it is found, and a place in it the words that stand there.
    private static void Translate(JsonObject citation, DisplayLanguage language)
    {
        var publisher = citation["publisher"]!.GetValue<string>();
        if (language.Words(publisher) is { } words)
        {
            citation["publisher"] = words;
        }
        else
        {
            citation["publisherLanguage"] = "en";
        }

        citation["language"] = "en";
    }
}
