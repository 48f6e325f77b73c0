using System.Globalization;
using Microsoft.Data.Sqlite;
using PkoNotebooks.Data.Files;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Export;

/// <summary>
/// Writes tables of any analysis as a SQLite database: each under its name with typed columns; <c>sources</c> with every source;
/// and <c>table_sources</c>, which says what each table rests on.
/// </summary>
public static class CitedSqlite
{
    /// <exception cref="ArgumentException">Two tables have one name, or a table has two columns of one name.</exception>
    /// <exception cref="IOException">It could not be written; an older file is intact.</exception>
    public static void Write(IReadOnlyCollection<CitedTable> tables, string path)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Unique(tables.Select(table => table.Name), "tables", path);
        foreach (var table in tables)
        {
            Unique(table.Columns.Select(column => column.Name), "columns", table.Name);
        }

        var sources = tables.SelectMany(table => table.Citations).DistinctBy(source => source.SourceId)
            .OrderBy(source => source.SourceId, StringComparer.Ordinal).Select(source => source.Cells()).ToList();
        var uses = tables.SelectMany(table => table.Citations.Select(source => new[] { table.Name, source.SourceId })).ToList();
        AtomicFile.Replace(path, temporary =>
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = temporary, Pooling = false }.ToString());
            connection.Open();
            using var transaction = connection.BeginTransaction();
            foreach (var table in tables)
            {
                Fill(connection, table.Name, table.Columns, table.Rows);
            }

            Fill(connection, "sources", [.. CitedSource.Header.Select(name => new CitedColumn(name, FieldType.String))], sources);
            Fill(connection, "table_sources", [new("table_name", FieldType.String), new("source_id", FieldType.String)], uses);
            transaction.Commit();
        });
    }

    private static void Fill(SqliteConnection connection, string name, IReadOnlyList<CitedColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var create = connection.CreateCommand();
        create.CommandText = $"CREATE TABLE {SqlText.Name(name)} ({string.Join(", ", columns.Select(column => $"{SqlText.Name(column.Name)} {SqlText.TypeOf(column.Type)}"))})";
        create.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        var parameters = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter("$" + i.ToString(CultureInfo.InvariantCulture), null))).ToArray();
        insert.CommandText = $"INSERT INTO {SqlText.Name(name)} VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
        insert.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = SqlText.Value(columns[i].Type, row[i]);
            }

            insert.ExecuteNonQuery();
        }
    }

    private static void Unique(IEnumerable<string> names, string what, string where)
    {
        // SQL's names do not look at case.
        var doubled = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToList();
        if (doubled.Count > 0)
        {
            throw new ArgumentException($"{where}: found {what} of one name ({string.Join(", ", doubled)}), expected each once. Rename one of them.");
        }
    }
}
