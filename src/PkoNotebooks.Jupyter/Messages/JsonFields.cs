using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>Reading fields that another program wrote, which may be missing or of another kind, and writing JSON for the wire.</summary>
internal static class JsonFields
{
    /// <summary>Deep enough for any chart; a hostile message cannot exhaust the stack. A name that comes twice is no name to trust.</summary>
    public static readonly JsonDocumentOptions Reading = new() { MaxDepth = 512, AllowDuplicateProperties = false };

    // The receiver is a JSON parser, never an HTML page.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    public static string? Text(this JsonObject? json, string field)
    {
        try
        {
            return json?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair: valid JSON, but no text.
            return null;
        }
    }

    public static bool Flag(this JsonObject json, string field, bool missing) =>
        json[field] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : missing;

    public static int Number(this JsonObject json, string field, int missing) =>
        json[field] is JsonValue value && value.TryGetValue<int>(out var number) ? number : missing;

    /// <exception cref="MalformedMessageException">The bytes are no JSON object.</exception>
    public static JsonObject ParseObject(ReadOnlyMemory<byte> json, string what)
    {
        try
        {
            return JsonNode.Parse(json.Span, documentOptions: Reading) as JsonObject
                ?? throw new MalformedMessageException($"The {what} is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new MalformedMessageException($"The {what} is no valid JSON: {e.Message}", e);
        }
    }

    public static byte[] Bytes(JsonNode json) => Bytes(writer => json.WriteTo(writer));

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            write(writer);
        }

        return stream.ToArray();
    }
}
