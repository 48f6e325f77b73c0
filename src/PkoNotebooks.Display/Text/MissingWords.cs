using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Display.Language;

namespace PkoNotebooks.Display.Text;

/// <summary>What is missing, for whom, when and why, as a sentence.</summary>
internal static class MissingWords
{
    public static string Of(Missing missing, DisplayLanguage language) => language.IsEnglish
        ? missing.ToString()
        : language.Word(
            missing.Whom.Length == 0 ? "missing.sentence" : "missing.sentence-whom",
            In(missing.What, language), FactWords.Of(missing.When, language), In(missing.Why, language), In(missing.Whom, language));

    /// <summary>The words in it for which the language has none.</summary>
    public static IEnumerable<string> Untranslated(Missing missing, DisplayLanguage language) =>
        new[] { missing.What, missing.Why }.Where(w => !new LocalName(w).IsKnownIn(language));

    private static string In(string words, DisplayLanguage language) => new LocalName(words).In(language);
}
