using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PkoNotebooks.Analysis.Facts;

/// <summary>The wire format in which facts travel beside a cell's HTML.</summary>
public static class FactsJson
{
    /// <summary>The MIME type of the JSON.</summary>
    public const string MimeType = "application/vnd.pko.facts+json";

    // Notebook files and locks are read by people: Japanese stays Japanese. Readers that put it into HTML encode it there.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Facts, figures, and the hash of each table (<c>sha256:…</c>) as one JSON object; the same input gives the same bytes.</summary>
    public static string Write(
        IEnumerable<Fact> facts,
        IEnumerable<PublishedFigure>? figures = null,
        IReadOnlyDictionary<string, string>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("facts");
            foreach (var fact in facts)
            {
                Write(json, fact);
            }

            json.WriteEndArray();
            json.WriteStartArray("figures");
            foreach (var figure in figures ?? [])
            {
                Write(json, figure);
            }

            json.WriteEndArray();
            json.WriteStartObject("tables");
            foreach (var (name, hash) in (tables ?? new Dictionary<string, string>()).OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, hash);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The unit's name on the wire: <c>percentage_points</c>.</summary>
    public static string UnitName(Unit unit) => FactKey.Word(unit);

    internal static void Write(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("key", fact.Key);
        json.WriteNumber("value", fact.Value);
        json.WriteString("unit", UnitName(fact.Unit));
        json.WriteString("text", fact.Text);
        json.WriteString("period", fact.Period.ToString());
        json.WriteString("derivation", FactKey.Word(fact.Derivation));
        json.WriteString("formula", fact.Formula);
        json.WriteString("note", fact.Note);
        json.WriteString("name", fact.Name);
        WriteCitations(json, fact.Citations);
        WriteTables(json, fact.Tables);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PublishedFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("key", figure.Key);
        json.WriteString("kind", figure.Kind);
        json.WriteString("title", figure.Title);
        json.WriteNumber("rows", figure.Rows);
        json.WriteString("sha256", figure.Sha256);
        WriteTables(json, figure.Tables);
        WriteCitations(json, figure.Citations);
        json.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter json, IEnumerable<string> tables)
    {
        json.WriteStartArray("tables");
        foreach (var table in tables)
        {
            json.WriteStringValue(table);
        }

        json.WriteEndArray();
    }

    private static void WriteCitations(Utf8JsonWriter json, IEnumerable<Citation> citations)
    {
        json.WriteStartArray("citations");
        foreach (var citation in citations)
        {
            json.WriteStartObject();
            json.WriteString("source", citation.SourceId);
            json.WriteString("title", citation.Title);
            json.WriteString("publisher", citation.Publisher);
            json.WriteString("published", citation.PublishedOn);
            json.WriteString("url", citation.Url);
            json.WriteString("locator", citation.Locator);
            json.WriteString("table", citation.Table);
            json.WriteString("row", citation.Row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
