using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>MIME bundles as the protocol wants them: JSON types as JSON, never as text that holds JSON.</summary>
internal static class BundleJson
{
    public static void Write(Utf8JsonWriter json, MimeBundle bundle)
    {
        json.WriteStartObject();
        foreach (var (type, value) in bundle.Entries)
        {
            json.WritePropertyName(type);
            if (Opened(bundle, type, value) is { } node)
            {
                node.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
    }

    public static JsonObject ToObject(MimeBundle bundle) => JsonFields.ParseObject(JsonFields.Bytes(json => Write(json, bundle)), "bundle");

    private static JsonNode? Opened(MimeBundle bundle, string type, JsonNode? value)
    {
        if (!type.EndsWith("json", StringComparison.Ordinal))
        {
            return value;
        }

        try
        {
            return bundle.Json(type);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
