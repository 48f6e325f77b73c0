using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>Outputs in the form that nbformat gives them.</summary>
internal static class OutputJson
{
    /// <summary>The output, or null where it misses what its type must have. An error that does is kept as found: kernels have written many such.</summary>
    public static CellOutput? Read(JsonObject json)
    {
        if (!IsSound(json))
        {
            return json["output_type"].AsText() == "error" ? AsFound(json) : null;
        }

        CellOutput? output = json["output_type"].AsText() switch
        {
            "stream" when json["name"].AsText() is { } name && Text(json) is { } text => new StreamOutput(name, text),
            "display_data" when Bundle(json) is { } data => new DisplayOutput(data, Metadata(json)),
            "execute_result" when Bundle(json) is { } data => new ResultOutput(data, Metadata(json), json["execution_count"].AsInt()),
            "error" when json["ename"].AsText() is { } name && json["evalue"].AsText() is { } value && json["traceback"] is JsonArray lines =>
                new ErrorOutput(name, value, [.. lines.Select(line => line.AsText() ?? "")]),
            "stream" or "display_data" or "execute_result" or null => null,
            _ => AsFound(json),
        };
        return output is null ? null : output with { Provenance = new(json.DeepClone().AsObject()) };
    }

    /// <summary>The output as nbformat writes it, keys sorted, text split into lines.</summary>
    public static JsonObject Write(CellOutput output) => output switch
    {
        StreamOutput stream => new() { ["name"] = stream.Name, ["output_type"] = "stream", ["text"] = Split(stream.Text) },
        DisplayOutput display => new()
        {
            ["data"] = Data(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
            ["output_type"] = "display_data",
        },
        ResultOutput result => new()
        {
            ["data"] = Data(result.Data),
            ["execution_count"] = result.ExecutionCount,
            ["metadata"] = result.Metadata.DeepClone(),
            ["output_type"] = "execute_result",
        },
        ErrorOutput error => new()
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        UnrecognizedOutput other => other.Json.DeepClone().AsObject(),
        _ => throw new ArgumentException($"Unknown output: {output.GetType().Name}.", nameof(output)),
    };

    /// <summary>Text as a list of lines, each with its end.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>Whether a MIME type's value is JSON and not text (nbformat's rule).</summary>
    public static bool IsJson(string mimeType) =>
        mimeType == "application/json"
        || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    private static bool IsSplit(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "application/javascript" or "image/svg+xml";

    // Kernels have written outputs without their content: they show nothing.
    private static string? Text(JsonObject json) => json.ContainsKey("text") ? json["text"].AsMultiline() : "";

    private static MimeBundle? Bundle(JsonObject json) => !json.ContainsKey("data") ? new([]) : json["data"] is not JsonObject entries
        ? null
        : new(entries.Select(e => KeyValuePair.Create(
            e.Key,
            !IsJson(e.Key) && e.Value is JsonArray && e.Value.AsMultiline() is { } text ? JsonValue.Create(text) : e.Value?.DeepClone())));

    private static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, value) in bundle.Entries)
        {
            data[mimeType] = IsSplit(mimeType) && value.AsText() is { } text ? Split(text) : value?.DeepClone();
        }

        return data;
    }

    private static UnrecognizedOutput AsFound(JsonObject json) =>
        new(json.DeepClone().AsObject()) { Provenance = new(json.DeepClone().AsObject()) };

    private static JsonObject Metadata(JsonObject json) => json["metadata"] is JsonObject metadata ? metadata.DeepClone().AsObject() : [];

    /// <summary>Whether the members that several types share are of their types; those of a type that nbformat does not know may be anything.</summary>
    private static bool IsSound(JsonObject json) =>
        json["output_type"].AsText() is not ("stream" or "display_data" or "execute_result" or "error")
        || ((!json.ContainsKey("metadata") || json["metadata"] is JsonObject)
            && (json["execution_count"] is null || json["execution_count"].AsInt() is not null)
            && (json["traceback"] is not JsonArray lines || lines.All(line => line.AsText() is not null)));
}
