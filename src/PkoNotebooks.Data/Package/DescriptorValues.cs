using System.Text.Json;

namespace PkoNotebooks.Data.Package;

/// <summary>Values of the descriptor, as they are.</summary>
internal static class DescriptorValues
{
    public static JsonElement[] Elements(JsonElement list)
    {
        var elements = new JsonElement[list.GetArrayLength()];
        var next = 0;
        foreach (var element in list.EnumerateArray())
        {
            elements[next++] = element;
        }

        return elements;
    }

    public static string[] Texts(JsonElement[] values)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = values[i].ToString();
        }

        return texts;
    }

    /// <summary>A text or a number as it is written; null for anything else.</summary>
    public static string? Scalar(JsonElement item, string property)
        => item.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;

    /// <summary>As Data Package writes a hash that is not MD5.</summary>
    public static bool IsSha256(string hash)
        => hash.StartsWith("sha256:", StringComparison.Ordinal) && hash.Length == 71 && Array.TrueForAll(hash[7..].ToCharArray(), char.IsAsciiHexDigitLower);
}
