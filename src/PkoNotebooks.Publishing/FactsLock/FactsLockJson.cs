using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PkoNotebooks.Publishing.FactsLock;

/// <summary>Reads and writes <c>facts.lock.json</c>: sorted, a field a line, so that a changed number is a changed line.</summary>
public static class FactsLockJson
{
    /// <summary>The version of the file's shape.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The file's text, ended by LF.</summary>
    public static string Write(FactsLockFile locked)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"version\": ").Append(Json(Version));
        WriteMap(text, "tables", locked.Tables);
        WriteList(text, "facts", locked.Facts.OrderBy(f => f.Notebook, StringComparer.Ordinal).ThenBy(f => f.Key, StringComparer.Ordinal));
        WriteList(text, "figures", locked.Figures.OrderBy(f => f.Notebook, StringComparer.Ordinal).ThenBy(f => f.Key, StringComparer.Ordinal));
        WriteMap(text, "verdicts", locked.Verdicts);
        return text.Append("\n}\n").ToString();
    }

    /// <param name="json">The file's text.</param>
    /// <param name="path">How errors name the file.</param>
    /// <exception cref="FormatException">It is not a lock of this version.</exception>
    public static FactsLockFile Read(string json, string path = "facts.lock.json")
    {
        File? file;
        try
        {
            file = JsonSerializer.Deserialize<File>(json, Options);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}:{e.LineNumber + 1}: {e.Path}: {e.Message} Write it anew with verify --update.", e);
        }

        if (file is null || file.Version != Version)
        {
            throw new FormatException($"{path}: version: found {file?.Version}, expected {Version}: write it anew with verify --update.");
        }

        var repeated = file.Facts.Select(f => ("fact", f.Notebook, f.Key)).Concat(file.Figures.Select(f => ("figure", f.Notebook, f.Key)))
            .GroupBy(k => k).Where(g => g.Count() > 1).Select(g => $"{g.Key.Item1} {g.Key.Item2} {g.Key.Item3}").ToList();
        return repeated.Count > 0
            ? throw new FormatException($"{path}: found twice: {string.Join("; ", repeated)}; expected each once: write it anew with verify --update.")
            : new FactsLockFile
            {
                Facts = [.. file.Facts.Select(f => f with { Text = Filled(f.Text), Tables = Filled(f.Tables), Citations = Filled(f.Citations) })],
                Figures = [.. file.Figures.Select(f => f with { Tables = Filled(f.Tables) })],
                Verdicts = file.Verdicts.ToImmutableSortedDictionary(StringComparer.Ordinal),
                Tables = file.Tables.ToImmutableSortedDictionary(StringComparer.Ordinal),
            };
    }

    private static ImmutableArray<string> Filled(ImmutableArray<string> list) => list.IsDefault ? [] : list;

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static void WriteMap(StringBuilder text, string name, ImmutableSortedDictionary<string, string> map)
    {
        text.Append(",\n  ").Append(Json(name)).Append(": {");
        var separator = "\n";
        foreach (var (key, value) in map.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            text.Append(separator).Append("    ").Append(Json(key)).Append(": ").Append(Json(value));
            separator = ",\n";
        }

        text.Append(map.Count > 0 ? "\n  }" : "}");
    }

    private static void WriteList<T>(StringBuilder text, string name, IEnumerable<T> items)
    {
        text.Append(",\n  ").Append(Json(name)).Append(": [");
        var separator = "\n";
        foreach (var item in items)
        {
            text.Append(separator).Append("    {");
            var comma = "\n";
            using var json = JsonDocument.Parse(Json(item));
            foreach (var field in json.RootElement.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 0)
                {
                    continue;
                }

                text.Append(comma).Append("      ").Append(Json(field.Name)).Append(": ").Append(Value(field.Value));
                comma = ",\n";
            }

            text.Append("\n    }");
            separator = ",\n";
        }

        text.Append(separator == "\n" ? "]" : "\n  ]");
    }

    private static string Value(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 1
            ? "[\n" + string.Join(",\n", value.EnumerateArray().Select(v => "        " + v.GetRawText())) + "\n      ]"
            : value.GetRawText();

    private sealed record File
    {
        public required int Version { get; init; }

        public required Dictionary<string, string> Tables { get; init; }

        public required List<LockedFact> Facts { get; init; }

        public required List<LockedFigure> Figures { get; init; }

        public required Dictionary<string, string> Verdicts { get; init; }
    }
}
