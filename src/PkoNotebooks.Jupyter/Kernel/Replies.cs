using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Contents that several replies share.</summary>
internal static class Replies
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    public static JsonObject Error(ErrorOutput error) => Error(error.Name, error.Value, error.Traceback);

    public static JsonObject Error(Exception e) => Error(e.GetType().Name, e.Message, [$"{e.GetType().Name}: {e.Message}"]);

    /// <summary>The reply type of a request type; null for messages that want no reply.</summary>
    public static string? TypeFor(string requestType) =>
        requestType.EndsWith("_request", StringComparison.Ordinal) ? requestType[..^"request".Length] + "reply" : null;

    /// <summary>What <c>error</c> publications and error replies have in common.</summary>
    public static JsonObject ErrorFields(ErrorOutput error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Value,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode?)line)]),
    };

    private static JsonObject Error(string name, string value, ImmutableArray<string> traceback)
    {
        var reply = ErrorFields(new ErrorOutput(name, value, traceback));
        reply["status"] = "error";
        return reply;
    }
}
