using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>An installed kernel: how it is started and what it is called.</summary>
public sealed record Kernelspec
{
    /// <summary>The name of its folder, such as <c>python3</c> or <c>.net-csharp</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that holds <c>kernel.json</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The command; <c>{connection_file}</c> and <c>{resource_dir}</c> are filled in at the start.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    public required string DisplayName { get; init; }

    public required string Language { get; init; }

    /// <summary>Whether an interrupt is a message; otherwise it is a signal.</summary>
    public bool InterruptByMessage { get; init; }

    /// <summary>Variables for the kernel's process; <c>${NAME}</c> in a value stands for an inherited variable.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public JsonObject Metadata { get; init; } = [];

    /// <summary>Reads <c>kernel.json</c> of a folder.</summary>
    /// <exception cref="KernelspecException">The file cannot be used; names every fault.</exception>
    public static Kernelspec Read(string name, string folder)
    {
        var path = Path.Combine(folder, "kernel.json");
        JsonObject json;
        try
        {
            json = JsonNode.Parse(File.ReadAllText(path), documentOptions: JsonFields.Reading) as JsonObject ?? throw new KernelspecException([$"{path}: expected a JSON object."]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new KernelspecException([$"{path}: cannot be read: {e.Message}"]);
        }

        var errors = new List<string>();
        var arguments = (json["argv"] as JsonArray)?.Select(a => a is JsonValue v && v.TryGetValue<string>(out var s) ? s : null).ToList() ?? [];
        if (arguments.Count == 0 || arguments.Contains(null))
        {
            errors.Add($"{path}: argv: found {json["argv"]?.ToJsonString() ?? "nothing"}, expected a list of texts that starts with a program.");
        }

        var mode = json.Text("interrupt_mode") ?? "signal";
        if (mode is not ("signal" or "message"))
        {
            errors.Add($"{path}: interrupt_mode: found '{mode}', expected signal or message.");
        }

        if (errors.Count > 0)
        {
            throw new KernelspecException([.. errors]);
        }

        return new Kernelspec
        {
            Name = name,
            Folder = folder,
            Arguments = [.. arguments!],
            DisplayName = json.Text("display_name") ?? name,
            Language = json.Text("language") ?? "",
            InterruptByMessage = mode == "message",
            Environment = (json["env"] as JsonObject ?? []).ToImmutableSortedDictionary(p => p.Key, p => p.Value?.ToString() ?? "", StringComparer.Ordinal),
            Metadata = json["metadata"] as JsonObject ?? [],
        };
    }

    /// <summary>The text of <c>kernel.json</c>.</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. Arguments.Select(a => (JsonNode?)a)]),
            ["display_name"] = DisplayName,
            ["language"] = Language,
            ["interrupt_mode"] = InterruptByMessage ? "message" : "signal",
            ["env"] = new JsonObject(Environment.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["metadata"] = Metadata.DeepClone(),
        };
        return json.ToJsonString(Written) + "\n";
    }

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n" };
}
