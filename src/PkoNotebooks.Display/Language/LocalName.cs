using System.Diagnostics.CodeAnalysis;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Display.Language;

/// <summary>A name or a label in the languages in which it is known: of a state, a mission, an event, a series.</summary>
/// <param name="English">Shown in English, and where no other is known; also the key under which a language file may have it.</param>
/// <param name="Japanese">Null where unknown.</param>
public sealed record LocalName(string English, string? Japanese = null)
{
    [return: NotNullIfNotNull(nameof(english))]
    public static implicit operator LocalName?(string? english) => english is null ? null : new(english);

    [return: NotNullIfNotNull(nameof(country))]
    public static implicit operator LocalName?(Country? country) => country is null ? null : new(country.Name, country.NameJa);

    [return: NotNullIfNotNull(nameof(mission))]
    public static implicit operator LocalName?(Mission? mission) => mission is null ? null : new(mission.Name, mission.NameJa);

    public string In(DisplayLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (language.Code == "ja" && !string.IsNullOrEmpty(Japanese))
        {
            return Japanese;
        }

        if (language.Names.TryGetValue(English, out var known))
        {
            return known;
        }

        language.TryTranslate(PhraseTemplate.Escape(English), out var name);
        return PhraseTemplate.Unescape(name);
    }

    /// <summary>False where a language would show English words; an acronym or a number is the same in every language.</summary>
    internal bool IsKnownIn(DisplayLanguage language) =>
        (language.Code == "ja" && !string.IsNullOrEmpty(Japanese))
        || !English.Any(char.IsAsciiLetterLower)
        || language.Names.ContainsKey(English)
        || language.TryTranslate(PhraseTemplate.Escape(English), out _);
}
