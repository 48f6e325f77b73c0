using System.Text.Json;

namespace PkoNotebooks.Display.Language;

/// <summary>What the values of a column are called. Words that a language file does not have are made of the value's own name.</summary>
internal static class EnumNames
{
    public static LocalName Of(Enum value)
    {
        var name = value.ToString();
        var key = $"enum.{value.GetType().Name}.{name}";
        var english = DisplayLanguage.English.WordOrNull(key)
            ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');
        return new(english, DisplayLanguage.Japanese.WordOrNull(key));
    }
}
