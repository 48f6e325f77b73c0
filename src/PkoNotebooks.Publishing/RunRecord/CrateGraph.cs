using System.Text.Json.Nodes;

namespace PkoNotebooks.Publishing.RunRecord;

/// <summary>The flat graph of an RO-Crate: entities refer to each other by <c>@id</c>, each stands once.</summary>
internal sealed class CrateGraph
{
    private readonly List<JsonObject> _entities = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Adds an entity unless one of that identifier is there already; returns the identifier.</summary>
    public string Add(string id, string type, JsonObject properties)
    {
        if (_ids.Add(id))
        {
            _entities.Add(Entity(id, type, properties));
        }

        return id;
    }

    public void AddFirst(string id, string type, JsonObject properties)
    {
        if (_ids.Add(id))
        {
            _entities.Insert(0, Entity(id, type, properties));
        }
    }

    public string ToJson() => new JsonObject
    {
        ["@context"] = new JsonArray("https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"),
        ["@graph"] = new JsonArray([.. _entities]),
    }.ToJsonString(RunRecordJson.Options) + "\n";

    public static JsonObject Reference(string id) => new() { ["@id"] = id };

    public static JsonNode References(IEnumerable<string> ids)
    {
        var list = ids.ToList();
        return list.Count == 1 ? Reference(list[0]) : new JsonArray([.. list.Select(Reference)]);
    }

    /// <summary>A path as a relative URI: each of its parts percent-encoded.</summary>
    public static string PathId(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>An identifier for what has no address.</summary>
    public static string LocalId(string kind, string name) => $"#{kind}-{Uri.EscapeDataString(name)}";

    public static string MediaType(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" => "text/html",
        ".json" => "application/json",
        ".xml" => "application/xml",
        ".csv" => "text/csv",
        ".md" => "text/markdown",
        ".ipynb" => "application/x-ipynb+json",
        ".svg" => "image/svg+xml",
        ".pdf" => "application/pdf",
        ".png" => "image/png",
        ".cs" or ".csx" or ".fsx" or ".dib" or ".txt" => "text/plain",
        _ => "application/octet-stream",
    };

    private static JsonObject Entity(string id, string type, JsonObject properties)
    {
        var entity = new JsonObject { ["@id"] = id, ["@type"] = type };
        foreach (var (name, value) in properties.ToList())
        {
            properties.Remove(name);
            entity[name] = value;
        }

        return entity;
    }
}
