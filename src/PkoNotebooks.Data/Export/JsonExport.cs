using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PkoNotebooks.Data.Files;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Export;

/// <summary>
/// Writes tables as JSON: <c>{"tables":[{"name","fields":[{"name","type"}],"rows":[{…}]}],"sources":[{…}]}</c>. Numbers and
/// booleans are such, dates are texts as YYYY-MM-DD, missing values null.
/// </summary>
public static class JsonExport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="IOException">It could not be written; an older file is intact.</exception>
    public static void Write(IEnumerable<CitedTable> tables, string path) => AtomicFile.Write(path, stream => Write(tables, stream));

    /// <exception cref="Validation.DataPackageException">A table breaks its declaration, or there is none of that name.</exception>
    public static void Write(IEnumerable<string> tables, PkoData data, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Write(tables.Select(table => CitedTable.Of(data, table)).ToList(), stream);
    }

    public static void Write(IEnumerable<CitedTable> tables, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var json = new Utf8JsonWriter(stream, Options);
        var sources = new SortedDictionary<string, CitedSource>(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteStartArray("tables");
        foreach (var table in tables)
        {
            Write(json, table);
            foreach (var source in table.Citations)
            {
                sources[source.SourceId] = source;
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var source in sources.Values)
        {
            json.WriteStartObject();
            foreach (var (name, value) in CitedSource.Header.Zip(source.Cells()))
            {
                Write(json, new(name, FieldType.String), value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, CitedTable table)
    {
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        json.WriteStartArray("fields");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", Tables.WireName.Of(column.Type));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Length; i++)
            {
                Write(json, table.Columns[i], row[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CitedColumn column, string cell)
    {
        switch (column.Type)
        {
            case var _ when cell.Length == 0:
                json.WriteNull(column.Name);
                break;
            case FieldType.Boolean:
                json.WriteBoolean(column.Name, cell == "true");
                break;
            case FieldType.Integer:
                json.WriteNumber(column.Name, long.Parse(cell, CultureInfo.InvariantCulture));
                break;
            case FieldType.Number:
                json.WriteNumber(column.Name, decimal.Parse(cell, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(column.Name, cell);
                break;
        }
    }
}
