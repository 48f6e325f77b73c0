using System.Collections.Immutable;
using System.Text.Json;
using PkoNotebooks.Data.Import;

namespace PkoNotebooks.Data.Diff;

/// <summary>A fact as the facts lock has it, as far as rows of tables are concerned.</summary>
internal sealed record LockedFact(string Notebook, string Key, string Text, ImmutableArray<string> Tables, ImmutableArray<string> Citations)
{
    /// <exception cref="FormatException">The file is no facts lock.</exception>
    public static List<LockedFact> ReadAll(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var document = JsonDocument.Parse(stream);
            return [.. document.RootElement.GetProperty("facts").EnumerateArray().Select(Of)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path} is no facts lock: {error.Message} Write it anew with `pko verify --update`.", error);
        }
    }

    /// <summary>Null where none of the rows can move it.</summary>
    public MovedFact? MovedBy(IEnumerable<RowChange> rows)
    {
        var touched = rows.Where(row => Tables.Contains(row.Table)).ToList();
        var cited = touched.Where(Cites).Select(row => $"{row.Table}/{row.Key}").ToImmutableArray();
        if (!cited.IsEmpty)
        {
            return new(Notebook, Key, Text, true, cited);
        }

        var unnamed = touched.Where(row => row.Kind == RowChangeKind.Added || CitesManyOf(row)).Select(row => row.Table).Distinct().ToImmutableArray();
        return unnamed.IsEmpty ? null : new(Notebook, Key, Text, false, unnamed);
    }

    // A citation ends in its row: "source: locator -> table/key".
    private bool Cites(RowChange row)
    {
        var end = $" -> {row.Table}/{row.Key}";
        return row.Kind != RowChangeKind.Added && Citations.Any(citation => citation.EndsWith(end, StringComparison.Ordinal));
    }

    // Where a fact rests on very many rows of a source, only their number stands there: "source: 19 rows of table sha256:…".
    private bool CitesManyOf(RowChange row)
    {
        var source = row.Fields.FirstOrDefault(field => field.Field == "source_id");
        return Citations.Any(citation => citation.Contains($" rows of {row.Table} sha256:", StringComparison.Ordinal)
            && (source is null || citation.StartsWith((source.Before ?? source.After) + ": ", StringComparison.Ordinal)));
    }

    private static LockedFact Of(JsonElement fact) => new(
        fact.GetProperty("notebook").GetString() ?? "",
        fact.GetProperty("key").GetString() ?? "",
        Texts(fact, "text").FirstOrDefault() ?? "",
        Texts(fact, "tables"),
        Texts(fact, "citations"));

    private static ImmutableArray<string> Texts(JsonElement fact, string property)
        => fact.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(text => text.ToString())]
            : [];
}
