using System.Globalization;
using Microsoft.Data.Sqlite;
using PkoNotebooks.Data.Files;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Export;

/// <summary>
/// The package's tables as a SQLite database with typed columns and keys. Integers and booleans (1 and 0) are INTEGER, numbers
/// REAL, dates TEXT as YYYY-MM-DD, empty cells NULL.
/// </summary>
public sealed class SqliteDatabase(PkoData data)
{
    private readonly PkoData _data = data ?? throw new ArgumentNullException(nameof(data));

    /// <summary>The tables that a query may name, in the descriptor's order.</summary>
    public IReadOnlyList<string> TableNames { get; } = [.. data.Package.Resources.Select(resource => resource.Name)];

    /// <summary>
    /// An open connection to a database in memory that holds the tables whose names occur in the text of a query (more than
    /// needed when a name stands in a comment or a string, never fewer). Only those tables are read.
    /// </summary>
    /// <exception cref="Validation.DataPackageException">A table breaks its declaration.</exception>
    public SqliteConnection OpenFor(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return Open(TableNames.Where(name => Occurs(name, sql)));
    }

    /// <summary>An open connection to a database in memory that holds the tables named, or all.</summary>
    /// <exception cref="Validation.DataPackageException">A table breaks its declaration, or there is none of that name.</exception>
    public SqliteConnection Open(IEnumerable<string>? tables = null)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        try
        {
            connection.Open();
            Fill(connection, tables ?? TableNames, CancellationToken.None);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes a database file with the tables named, or all; <c>sources</c> is always among them, so that every row keeps its
    /// citation. An existing file is replaced only when the new one is complete.
    /// </summary>
    /// <exception cref="Validation.DataPackageException">A table breaks its declaration, or there is none of that name.</exception>
    public void Write(string path, IEnumerable<string>? tables = null, CancellationToken cancellationToken = default)
    {
        var named = (tables ?? TableNames).Append(Tables.Source.TableName).Distinct().ToList();
        AtomicFile.Replace(path, temporary =>
        {
            var builder = new SqliteConnectionStringBuilder { DataSource = temporary, Pooling = false };
            using var connection = new SqliteConnection(builder.ToString());
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = OFF");
            Fill(connection, named, cancellationToken);
        });
    }

    private void Fill(SqliteConnection connection, IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        var loaded = tables.Distinct().Select(_data.Cells).ToList();
        var present = loaded.Select(table => table.Resource.Name).ToHashSet(StringComparer.Ordinal);

        // Keys are declared for the reader of the schema; the rows may come in any order of tables.
        Execute(connection, "PRAGMA foreign_keys = OFF");
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var table in loaded)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Execute(connection, Definition(table.Resource, present));
                Insert(connection, table);
            }

            transaction.Commit();
        }

        Execute(connection, "PRAGMA foreign_keys = ON");
    }

    private static void Insert(SqliteConnection connection, TableCells table)
    {
        var fields = table.Resource.Fields;
        using var command = connection.CreateCommand();
        var names = string.Join(", ", fields.Select(field => SqlText.Name(field.Name)));
        var places = string.Join(", ", fields.Select((_, i) => "$" + i.ToString(CultureInfo.InvariantCulture)));
        command.CommandText = $"INSERT INTO {SqlText.Name(table.Resource.Name)} ({names}) VALUES ({places})";
        var parameters = fields.Select((_, i) => command.Parameters.Add(new SqliteParameter("$" + i.ToString(CultureInfo.InvariantCulture), null))).ToArray();
        command.Prepare();
        foreach (var (_, cells) in table.Rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = SqlText.Value(fields[i].Type, cells[i]);
            }

            command.ExecuteNonQuery();
        }
    }

    private static string Definition(ResourceDescriptor resource, HashSet<string> present)
    {
        var parts = resource.Fields.Select(field => $"{SqlText.Name(field.Name)} {SqlText.TypeOf(field.Type)}{(field.Constraints.Required ? " NOT NULL" : "")}").ToList();
        if (resource.PrimaryKey.Length > 0)
        {
            parts.Add($"PRIMARY KEY ({Columns(resource.PrimaryKey)})");
        }

        parts.AddRange(resource.UniqueKeys.Select(key => $"UNIQUE ({Columns(key)})"));
        parts.AddRange(resource.ForeignKeys
            .Where(key => key.Resource.Length > 0 && present.Contains(key.Resource))
            .Select(key => $"FOREIGN KEY ({Columns(key.Fields)}) REFERENCES {SqlText.Name(key.Resource)} ({Columns(key.ReferenceFields)})"));
        return $"CREATE TABLE {SqlText.Name(resource.Name)} (\n  {string.Join(",\n  ", parts)}\n)";
    }

    private static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(SqlText.Name));

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the descriptor and are quoted.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    // SQL's names do not look at case; a longer word that holds the name is another name.
    private static bool Occurs(string name, string sql)
    {
        for (var at = sql.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = sql.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var before = at == 0 || !IsNamePart(sql[at - 1]);
            var after = at + name.Length == sql.Length || !IsNamePart(sql[at + name.Length]);
            if (before && after)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamePart(char c) => c == '_' || char.IsLetterOrDigit(c);
}
