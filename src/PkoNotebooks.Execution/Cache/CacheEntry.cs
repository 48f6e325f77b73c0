using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Running;

namespace PkoNotebooks.Execution.Cache;

/// <summary>One kept execution: what it depended on, and the outputs that it had.</summary>
/// <param name="Parts">The key's parts at that time.</param>
/// <param name="Inputs">The files that it read, as it read them.</param>
/// <param name="Cells">By position: the execution count and the outputs of the cells that ran.</param>
internal sealed record CacheEntry(
    ImmutableSortedDictionary<string, string> Parts,
    ImmutableArray<InputFile> Inputs,
    ImmutableSortedDictionary<int, (int Count, ImmutableArray<CellOutput> Outputs)> Cells)
{
    private const int Version = 1;
    private const int HexLength = 64;

    // Not for a page: nothing here is read by a browser.
    private static readonly JsonSerializerOptions Writing = new() { MaxDepth = 1024, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entry's file: a checksum of the rest, a line end, the rest as JSON.</summary>
    public byte[] ToBytes()
    {
        var json = new JsonObject
        {
            ["version"] = Version,
            ["parts"] = new JsonObject(Parts.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["inputs"] = new JsonObject(Inputs.Select(i => KeyValuePair.Create(i.Path, (JsonNode?)i.Sha256))),
            ["cells"] = new JsonArray([.. Cells.Select(c => (JsonNode)new JsonObject
            {
                ["index"] = c.Key,
                ["count"] = c.Value.Count,
                ["outputs"] = new JsonArray([.. c.Value.Outputs.Select(Output)]),
            })]),
        };
        var payload = JsonSerializer.SerializeToUtf8Bytes(json, Writing);
        return [.. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(payload))), (byte)'\n', .. payload];
    }

    /// <summary>The entry, or null where the bytes are not what was written.</summary>
    public static CacheEntry? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= HexLength || bytes[HexLength] != '\n')
        {
            return null;
        }

        var payload = bytes[(HexLength + 1)..];
        var checksum = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(payload)));
        if (!bytes[..HexLength].SequenceEqual(checksum))
        {
            return null;
        }

        // The checksum held: what follows was written by this class, though perhaps by another version of it.
        var json = JsonNode.Parse(payload, documentOptions: new() { MaxDepth = 1024 });
        return json.Member("version").AsInt() != Version
            ? null
            : new(
                Strings(json.Member("parts")).ToImmutableSortedDictionary(StringComparer.Ordinal),
                [.. Strings(json.Member("inputs")).Select(i => new InputFile(i.Key, i.Value))],
                ((JsonArray)json.Member("cells")!).ToImmutableSortedDictionary(
                    c => c.Member("index").AsInt() ?? -1,
                    c => (c.Member("count").AsInt() ?? 0, ((JsonArray)c.Member("outputs")!).Select(o => Output((JsonObject)o!)).ToImmutableArray())));
    }

    private static JsonNode Output(CellOutput output)
    {
        var json = OutputJson.Write(output);
        if (output is ErrorOutput { Line: { } line })
        {
            json["line"] = line;
        }

        return json;
    }

    private static CellOutput Output(JsonObject json)
    {
        var output = OutputJson.Read(json)! with { Provenance = default };
        return output is ErrorOutput error ? error with { Line = json["line"].AsInt() } : output;
    }

    private static IEnumerable<KeyValuePair<string, string>> Strings(JsonNode? json) =>
        ((JsonObject)json!).Select(m => KeyValuePair.Create(m.Key, m.Value.AsText() ?? ""));
}
