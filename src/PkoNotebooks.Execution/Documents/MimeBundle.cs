using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PkoNotebooks.Execution.Documents;

/// <summary>One value in several representations, keyed by MIME type, in the order in which they were given.</summary>
/// <remarks>Text types hold a JSON string; types that end in <c>json</c> hold JSON of any kind (nbformat 4.5, display data).</remarks>
public sealed class MimeBundle
{
    private readonly ImmutableArray<KeyValuePair<string, JsonNode?>> _entries;

    public MimeBundle(IEnumerable<KeyValuePair<string, JsonNode?>> entries) => _entries = [.. entries];

    public static MimeBundle Empty { get; } = new([]);

    /// <summary>The representations, in their given order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonNode?>> Entries => _entries;

    /// <summary>A bundle with one text representation.</summary>
    public static MimeBundle OfText(string mimeType, string text) => new([new(mimeType, JsonValue.Create(text))]);

    public bool Contains(string mimeType) => _entries.Any(e => e.Key == mimeType);

    /// <summary>The representation as text, or null where the bundle has none of that type; JSON comes back serialised.</summary>
    public string? Text(string mimeType)
    {
        foreach (var (key, value) in _entries)
        {
            if (key == mimeType)
            {
                return value is JsonValue text && text.TryGetValue<string>(out var s) ? s : value?.ToJsonString();
            }
        }

        return null;
    }

    /// <summary>The representation as JSON. A JSON string that itself holds JSON is opened, for kernels that send JSON types as text.</summary>
    public JsonNode? Json(string mimeType)
    {
        foreach (var (key, value) in _entries)
        {
            if (key == mimeType)
            {
                return value is JsonValue text && text.TryGetValue<string>(out var s) ? JsonNode.Parse(s) : value;
            }
        }

        return null;
    }

    /// <summary>This bundle with one representation set or replaced.</summary>
    public MimeBundle With(string mimeType, JsonNode? value) =>
        new([.. _entries.Where(e => e.Key != mimeType), new(mimeType, value)]);
}
