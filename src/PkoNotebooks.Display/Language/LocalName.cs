using System.Diagnostics.CodeAnalysis;

namespace PkoNotebooks.Display.Language;

/// <summary>A proper name in the languages in which it is known: of a state, a mission, an event.</summary>
/// <param name="English">Shown in English, and where no other is known.</param>
/// <param name="Japanese">Null where unknown.</param>
public sealed record LocalName(string English, string? Japanese = null)
{
    public string In(DisplayLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Code == "ja" && !string.IsNullOrEmpty(Japanese) ? Japanese : English;
    }

    [return: NotNullIfNotNull(nameof(english))]
    public static implicit operator LocalName?(string? english) => english is null ? null : new(english);
}
