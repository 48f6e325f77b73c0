using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Html;

/// <summary>The facts JSON of a displayable: those in its phrases and those that it shows otherwise, each once.</summary>
internal static class FactsWire
{
    public static string Write(
        DisplayLanguage language,
        IEnumerable<Phrase> phrases,
        IEnumerable<Fact>? facts = null,
        IEnumerable<PublishedFigure>? figures = null)
    {
        var all = (facts ?? []).Concat(phrases.SelectMany(p => p.Facts)).DistinctBy(f => f.Key);
        return FactsJson.Write(all, figures);
    }
}
