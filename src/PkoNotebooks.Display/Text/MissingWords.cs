using System.Globalization;
using System.Text.RegularExpressions;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>What is missing, for whom, when and why, as a sentence.</summary>
internal static partial class MissingWords
{
    private const int MostReasons = 3;

    public static string Of(Missing missing, DisplayLanguage language) => language.Word(
        missing.Whom.Length == 0 ? "missing.sentence" : "missing.sentence-whom",
        In(missing.What, language), FactWords.Of(missing.When, language), In(missing.Why, language), In(missing.Whom, language));

    /// <summary>What is missing and why, without whom and when: for a place that says those.</summary>
    public static string Reason(Missing missing, DisplayLanguage language) =>
        language.Sentences([language.Word("missing.reason", Capital(In(missing.What, language)), In(missing.Why, language))]);

    /// <summary>Why figures are missing, each reason once; empty where none is.</summary>
    public static string Reasons(IEnumerable<Missing> missing, DisplayLanguage language)
    {
        var all = missing.Select(m => Capital(In(m.Why, language))).Distinct(StringComparer.Ordinal).ToList();
        var shown = all.Count <= MostReasons ? all : [.. all.Take(MostReasons), Capital(language.Word("and-more", all.Count - MostReasons))];
        return all.Count == 0 ? "" : language.Word("missing.reasons", language.Sentences(shown));
    }

    /// <summary>The words in it for which the language has none.</summary>
    public static IEnumerable<string> Untranslated(Missing missing, DisplayLanguage language) =>
        new[] { missing.What, missing.Why }.Select(w => Template(w).Template).Where(t => !language.TryTranslate(t, out _));

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string In(string words, DisplayLanguage language)
    {
        if (language.IsEnglish)
        {
            return words;
        }

        var (template, dates) = Template(words);
        return language.Names.ContainsKey(words) || !language.TryTranslate(template, out var translation)
            ? new LocalName(words).In(language)
            : string.Format(CultureInfo.InvariantCulture, translation, [.. dates.Select(d => Shaped(d, language))]);
    }

    // A reason is written by the analysis with its dates and counts in it: these are the holes of its template.
    private static (string Template, List<string> Holes) Template(string words)
    {
        var holes = new List<string>();
        var template = Figures().Replace(PhraseTemplate.Escape(words), match =>
        {
            holes.Add(match.Value);
            return string.Create(CultureInfo.InvariantCulture, $"{{{holes.Count - 1}}}");
        });
        return (template, holes);
    }

    private static string Shaped(string hole, DisplayLanguage language)
    {
        if (DateOnly.TryParseExact(hole, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return FactWords.Date(date, language);
        }

        var number = hole.Split(' ')[0];
        return hole.EndsWith(" %", StringComparison.Ordinal) ? language.Word("unit.percent", number)
            : hole.Contains(" month", StringComparison.Ordinal) ? language.Word("unit.months", number)
            : hole;
    }

    [GeneratedRegex(@"\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|\d[\d,.]*( %| months?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();
}
