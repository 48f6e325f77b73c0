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
        foreach (var (node, fact) in wire["facts"]!.AsArray().Zip(facts))
        {
            node!["text"] = FactWords.Of(fact, language);
        }

        var untranslated = phrases.SelectMany(p => PhraseWriter.Untranslated(p, language))
            .Concat(names.Where(n => !n.IsKnownIn(language)).Select(n => n.English))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        wire["untranslated"] = new JsonArray([.. untranslated.Select(t => (JsonNode)t)]);
        return wire.ToJsonString(Options);
    }
}
