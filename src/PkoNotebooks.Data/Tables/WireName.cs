using System.Collections.Frozen;
using System.Text;

namespace PkoNotebooks.Data.Tables;

/// <summary>How an enumerated value is written in the files: <c>FormedPoliceUnit</c> as <c>formed_police_unit</c>.</summary>
public static class WireName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
        => Names<TEnum>.ByValue.TryGetValue(value, out var name) ? name : value.ToString();

    /// <summary>As <see cref="Of{TEnum}(TEnum)"/>; empty for null, as in the files.</summary>
    public static string Of<TEnum>(TEnum? value)
        where TEnum : struct, Enum
        => value is { } given ? Of(given) : "";

    public static bool TryParse<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
        => Names<TEnum>.ByName.TryGetValue(text, out value);

    /// <summary>All names of the enumeration, in its order.</summary>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum
        => Names<TEnum>.InOrder;

    /// <summary>PascalCase to snake_case; a run of capitals or digits stays together.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly string[] InOrder = [.. Enum.GetNames<TEnum>().Select(Snake)];

        public static readonly FrozenDictionary<string, TEnum> ByName =
            Enum.GetValues<TEnum>().ToFrozenDictionary(value => Snake(value.ToString()), StringComparer.Ordinal);

        public static readonly FrozenDictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => Snake(value.ToString()));
    }
}
