namespace PkoNotebooks.Publishing.Language;

/// <summary>The language of a page's own words: headings, buttons, labels. What notebooks say is theirs.</summary>
public enum InterfaceLanguage
{
    English,
    Japanese,
}
