using System.Runtime.CompilerServices;
using System.Text;

namespace PkoNotebooks.Data.Tables;

/// <summary>
/// How an enumerated value is written in the files: <c>FormedPoliceUnit</c> as <c>formed_police_unit</c>. For enumerations of
/// this kit, whose values are counted from 0.
/// </summary>
public static class WireName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var index = Unsafe.As<TEnum, int>(ref value);
        var names = Names<TEnum>.InOrder;
        return (uint)index < (uint)names.Length ? names[index] : value.ToString();
    }

    /// <summary>As <see cref="Of{TEnum}(TEnum)"/>; empty for null, as in the files.</summary>
    public static string Of<TEnum>(TEnum? value)
        where TEnum : struct, Enum
        => value is { } given ? Of(given) : "";

    public static bool TryParse<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        var index = Array.IndexOf(Names<TEnum>.InOrder, text);
        value = Unsafe.As<int, TEnum>(ref index);
        return index >= 0;
    }

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

    // Few names, and a dictionary of its own for each enumeration would take longer to compile than to search.
    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly string[] InOrder = Array.ConvertAll(Enum.GetNames<TEnum>(), Snake);
    }
}
