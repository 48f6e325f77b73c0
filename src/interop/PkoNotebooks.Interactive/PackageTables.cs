using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Export;

namespace PkoNotebooks.Interactive;

/// <summary>
/// The data package as a kernel asks it. Made when a cell first asks: only then is the kit's own assembly looked for, and the
/// notebook has had its chance to load it.
/// </summary>
internal sealed class PackageTables
{
    private readonly PkoData _data;
    private readonly SqliteDatabase _database;

    public PackageTables(PkoData? data)
    {
        NativeSqlite.FindBeside(typeof(PkoData).Assembly);
        _data = data ?? PkoData.Load();
        _database = new SqliteDatabase(_data);
    }

    /// <summary>Tables and columns whose names contain what is being written, each with what it is.</summary>
    public IReadOnlyList<CompletionItem> Completions(string word)
    {
        var tables = _data.Package.Resources.Select(r => new CompletionItem(r.Name, "Class", documentation: r.Title));
        var fields = _data.Package.Resources.SelectMany(r => r.Fields, (r, f) => (Table: r.Name, f.Name))
            .GroupBy(f => f.Name, f => f.Table, StringComparer.Ordinal)
            .Select(f => new CompletionItem(f.Key, "Field", documentation: $"in {string.Join(", ", f)}"));
        return [.. tables.Concat(fields).Where(c => c.DisplayText.Contains(word, StringComparison.OrdinalIgnoreCase))];
    }

    /// <exception cref="QueryException">SQLite refuses the query.</exception>
    public async Task<TabularDataResource> AskAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = _database.OpenFor(sql);
            await using var query = connection.CreateCommand();
            query.CommandText = sql;
            await using var reader = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToImmutableArray();
            var rows = new List<KeyValuePair<string, object?>[]>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add([.. columns.Select((name, i) => KeyValuePair.Create(name, reader.IsDBNull(i) ? null : reader.GetValue(i)))]);
            }

            return Resource(columns, rows);
        }
        catch (SqliteException e)
        {
            throw new QueryException($"SQL: {e.Message} Tables: {string.Join(", ", _database.TableNames)}.", e);
        }
    }

    private static TabularDataResource Resource(ImmutableArray<string> columns, List<KeyValuePair<string, object?>[]> rows)
    {
        var schema = new TableSchema();
        for (var i = 0; i < columns.Length; i++)
        {
            schema.Fields.Add(new TableSchemaFieldDescriptor(columns[i], rows.Select(r => r[i].Value).FirstOrDefault(v => v is not null) switch
            {
                long => TableSchemaFieldType.Integer,
                double => TableSchemaFieldType.Number,
                _ => TableSchemaFieldType.String,
            }));
        }

        return new(schema, rows!);
    }
}
