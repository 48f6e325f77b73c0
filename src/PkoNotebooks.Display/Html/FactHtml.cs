using System.Globalization;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Text;

namespace PkoNotebooks.Display.Html;

/// <summary>A fact in a page: its text, its value for machines, its citation in plain text.</summary>
internal static class FactHtml
{
    public static string Of(Fact fact, DisplayLanguage language, FactStyle style = FactStyle.Full) =>
        Cell(fact, FactWords.Of(fact, language, style), language);

    /// <summary>A fact as the large figure of a card: its number large, its unit small beside it. The text is that of <see cref="Of"/>.</summary>
    public static string Large(Fact fact, DisplayLanguage language)
    {
        var full = FactWords.Of(fact, language);
        var bare = FactWords.Of(fact, language, FactStyle.Bare);
        var unit = full.StartsWith(bare, StringComparison.Ordinal) ? full[bare.Length..] : "";
        var number = unit.Length > 2 ? bare : full;
        // The space stands before the unit's box, which would swallow it.
        var rest = unit.Length > 2 ? $"{(unit[0] == ' ' ? " " : "")}<span class=\"pko-key-unit\">{HtmlText.Encode(unit.TrimStart())}</span>" : "";
        return Element(fact, HtmlText.Encode(number) + rest, language);
    }

    /// <summary>A fact under a text of the caller's: a table's column may carry the unit.</summary>
    public static string Cell(Fact fact, string text, DisplayLanguage language) => Element(fact, HtmlText.Encode(text), language);

    private static string Element(Fact fact, string content, DisplayLanguage language) =>
        $"<data class=\"pko-fact\" value=\"{Value(fact.Value)}\" data-key=\"{HtmlText.Encode(fact.Key)}\" " +
        $"title=\"{HtmlText.Encode(CitationText.Of(fact, language))}\">{content}</data>";

    /// <summary>The words that stand where a figure does not exist, and why.</summary>
    public static string NoFigure(Missing? missing, DisplayLanguage language) =>
        $"<span class=\"pko-missing\"{(missing is null ? "" : $" title=\"{HtmlText.Encode(MissingWords.Of(missing, language))}\"")}>" +
        $"{HtmlText.Encode(language.Word("no-figure"))}</span>";

    /// <summary>A number that reads back as itself.</summary>
    public static string Value(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
