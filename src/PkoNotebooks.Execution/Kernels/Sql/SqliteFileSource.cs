using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PkoNotebooks.Execution.Kernels.Sql;

/// <summary>A database that a notebook connected itself. The connection stays open, as temporary tables need it.</summary>
internal sealed class SqliteFileSource(SqliteConnection connection) : ISqlSource
{
    public IReadOnlyList<string> TableNames
    {
        get
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name";
            using var reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }

            return names;
        }
    }

    public DbConnection Open(string sql) => connection;
}
