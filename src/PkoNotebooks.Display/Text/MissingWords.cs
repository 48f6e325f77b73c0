using System.Globalization;
using System.Text.RegularExpressions;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>What is missing, for whom, when and why, as a sentence.</summary>
internal static partial class MissingWords
{
    public static string Of(Missing missing, DisplayLanguage language) => language.IsEnglish
        ? missing.ToString()
        : language.Word(
            missing.Whom.Length == 0 ? "missing.sentence" : "missing.sentence-whom",
            In(missing.What, language), FactWords.Of(missing.When, language), In(missing.Why, language), In(missing.Whom, language));

    /// <summary>The words in it for which the language has none.</summary>
    public static IEnumerable<string> Untranslated(Missing missing, DisplayLanguage language) =>
        new[] { missing.What, missing.Why }.Select(w => Template(w).Template).Where(t => !language.TryTranslate(t, out _));

    private static string In(string words, DisplayLanguage language)
    {
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
