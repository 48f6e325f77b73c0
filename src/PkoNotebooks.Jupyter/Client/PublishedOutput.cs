using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>From what a kernel publishes to the outputs of a cell.</summary>
internal static class PublishedOutput
{
    /// <returns>The error, where the message is one.</returns>
    public static ErrorOutput? Give(JupyterMessage message, ICellOutputSink sink)
    {
        var content = message.Content;
        switch (message.Header.MessageType)
        {
            case "stream":
                sink.Stream(content.Text("name") == "stderr" ? "stderr" : "stdout", content.Text("text") ?? "");
                break;
            case "display_data":
            case "update_display_data":
                sink.Display(Bundle(content), Metadata(content), (content["transient"] as JsonObject).Text("display_id"), message.Header.MessageType == "update_display_data");
                break;
            case "execute_result":
                sink.Result(Bundle(content), Metadata(content));
                break;
            case "clear_output":
                sink.Clear(content.Flag("wait", missing: false));
                break;
            case "error":
                var error = Error(content);
                sink.Error(error);
                return error;
            default:
                // execute_input, comms and what later versions may add are no outputs.
                break;
        }

        return null;
    }

    /// <summary>From an <c>error</c> publication or an error reply.</summary>
    public static ErrorOutput Error(JsonObject content) => new(
        content.Text("ename") ?? "Error",
        content.Text("evalue") ?? "",
        [.. (content["traceback"] as JsonArray ?? []).Select(line => AnsiEscapes.Remove(line?.ToString() ?? ""))]);

    /// <summary>The bundle in the order of the message. Texts may be lists of lines, as in files.</summary>
    public static MimeBundle Bundle(JsonObject content) => content["data"] is not JsonObject data
        ? MimeBundle.Empty
        : new MimeBundle(data.ToImmutableArray().Select(p => KeyValuePair.Create(p.Key, Joined(p.Value))));

    private static JsonNode? Joined(JsonNode? value) => value is JsonArray lines && lines.All(l => l is JsonValue v && v.TryGetValue<string>(out _))
        ? string.Concat(lines.Select(l => (string?)l))
        : value?.DeepClone();

    private static JsonObject Metadata(JsonObject content) => content["metadata"]?.DeepClone() as JsonObject ?? [];
}
