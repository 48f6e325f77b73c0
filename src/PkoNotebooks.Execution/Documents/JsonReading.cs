using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Looking into JSON that may be of any shape.</summary>
internal static class JsonReading
{
    public static JsonNode? Member(this JsonNode? node, string name) => (node as JsonObject)?[name];

    /// <summary>The node's text, or null where it is not a string.</summary>
    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The node's whole number, or null where it is not one that an int holds.</summary>
    public static int? AsInt(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>nbformat's multi-line string: one string, or a list of strings to be joined with nothing between.</summary>
    public static string? AsMultiline(this JsonNode? node)
    {
        if (node is not JsonArray lines)
        {
            return node.AsText();
        }

        var parts = new string[lines.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            if (lines[i].AsText() is not { } part)
            {
                return null;
            }

            parts[i] = part;
        }

        return string.Concat(parts);
    }

    /// <summary>How an error names what it found.</summary>
    public static string Describe(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray => "a list",
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? Quote(value.GetValue<string>()) : value.ToJsonString(),
        _ => "nothing",
    };

    private static string Quote(string text) => text.Length <= 60 ? $"\"{text}\"" : $"\"{text[..57]}…\"";
}
