using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>The protocol between a host and its session process: what each message holds.</summary>
/// <remarks>
/// Host to session: <c>start</c>, <c>execute</c>, <c>cancel</c>, <c>complete</c>, <c>inspect</c>, <c>is-complete</c>, <c>input</c>, <c>stop</c>.
/// Session to host: <c>ready</c>, <c>stream</c>, <c>display</c>, <c>result</c>, <c>error</c>, <c>clear</c>, <c>ask</c>, <c>read</c>, <c>done</c>.
/// <c>id</c> is the number of the request that a message belongs to.
/// </remarks>
internal static class SessionMessages
{
    public static JsonObject Start(SessionOptions options, SessionLimits limits) => new()
    {
        ["type"] = "start",
        ["workingDirectory"] = options.WorkingDirectory,
        ["defaultKernel"] = options.DefaultKernelName,
        ["hostAssemblies"] = new JsonArray([.. options.HostAssemblyPaths.Select(p => (JsonNode)p)]),
        ["inputs"] = new JsonObject(options.Inputs.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)i.Value))),
        ["packages"] = new JsonArray([.. options.Packages.Packages.Select(p => (JsonNode)new JsonObject { ["id"] = p.Id, ["version"] = p.Version })]),
        ["packageSources"] = new JsonArray([.. options.Packages.Sources.Select(s => (JsonNode)s)]),
        ["packageCache"] = options.PackageCacheDirectory,
        ["cellOutputBytes"] = limits.CellOutputBytes,
    };

    public static SessionOptions Options(JsonObject start) => new()
    {
        WorkingDirectory = Text(start, "workingDirectory") ?? ".",
        DefaultKernelName = Text(start, "defaultKernel") ?? "csharp",
        HostAssemblyPaths = [.. (start["hostAssemblies"] as JsonArray ?? []).Select(p => p.AsText() ?? "")],
        Inputs = (start["inputs"] as JsonObject ?? []).ToImmutableSortedDictionary(i => i.Key, i => i.Value.AsText() ?? "", StringComparer.Ordinal),
        Packages = new()
        {
            Packages = [.. (start["packages"] as JsonArray ?? []).Select(p => new PackageReference(p.Member("id").AsText() ?? "", p.Member("version").AsText()))],
            Sources = [.. (start["packageSources"] as JsonArray ?? []).Select(s => s.AsText() ?? "")],
        },
        PackageCacheDirectory = Text(start, "packageCache"),
    };

    public static JsonObject Output(string type, int id, MimeBundle data, JsonObject metadata) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["data"] = new JsonObject(data.Entries.Select(e => KeyValuePair.Create(e.Key, e.Value?.DeepClone()))),
        ["metadata"] = metadata.DeepClone(),
    };

    public static MimeBundle Bundle(JsonObject message) =>
        new((message["data"] as JsonObject ?? []).Select(e => KeyValuePair.Create(e.Key, e.Value?.DeepClone())));

    public static JsonObject Metadata(JsonObject message) => message["metadata"]?.DeepClone() as JsonObject ?? [];

    public static JsonObject? Error(ErrorOutput? error) => error is null ? null : new()
    {
        ["name"] = error.Name,
        ["value"] = error.Value,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(l => (JsonNode)l)]),
        ["line"] = error.Line,
    };

    public static ErrorOutput? Error(JsonNode? json) => json is null ? null : new ErrorOutput(
        json.Member("name").AsText() ?? "",
        json.Member("value").AsText() ?? "",
        [.. (json.Member("traceback") as JsonArray ?? []).Select(l => l.AsText() ?? "")])
    {
        Line = json.Member("line").AsInt(),
    };

    public static JsonObject Completion(CompletionResult result) => new()
    {
        ["start"] = result.Start,
        ["end"] = result.End,
        ["items"] = new JsonArray([.. result.Items.Select(i =>
            (JsonNode)new JsonObject { ["text"] = i.Text, ["kind"] = i.Kind, ["signature"] = i.Signature })]),
    };

    public static CompletionResult Completion(JsonNode? json) => new(
        json.Member("start").AsInt() ?? 0,
        json.Member("end").AsInt() ?? 0,
        [.. (json.Member("items") as JsonArray ?? []).Select(i =>
            new CompletionItem(i.Member("text").AsText() ?? "", i.Member("kind").AsText() ?? "", i.Member("signature").AsText()))]);

    public static string? Text(JsonObject message, string name) => message[name].AsText();

    public static int Id(JsonObject message) => message["id"].AsInt() ?? 0;
}
