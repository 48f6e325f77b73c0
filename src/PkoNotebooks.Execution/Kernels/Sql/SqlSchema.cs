using System.Collections.Immutable;
using System.Data.Common;

namespace PkoNotebooks.Execution.Kernels.Sql;

/// <summary>The tables and columns of a database, for completion and inspection. While a query runs it answers from what it knows.</summary>
internal sealed class SqlSchema(ISqlSource source)
{
    private readonly Lock _connection = new();
    private readonly Dictionary<string, ImmutableArray<SqlColumn>> _known = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Tables => source.TableNames;

    /// <summary>Holds the connection for a query: who only wants to complete a word does not wait for it.</summary>
    public void While(Action query)
    {
        lock (_connection)
        {
            // A query may make or change tables.
            _known.Clear();
            query();
        }
    }

    /// <summary>The columns of a table, in its order; empty where it has none or cannot be asked now.</summary>
    public ImmutableArray<SqlColumn> Columns(string table)
    {
        if (!_connection.TryEnter())
        {
            return [];
        }

        try
        {
            if (!_known.TryGetValue(table, out var columns))
            {
                _known[table] = columns = Read(table);
            }

            return columns;
        }
        catch (DbException)
        {
            return [];
        }
        finally
        {
            _connection.Exit();
        }
    }

    private ImmutableArray<SqlColumn> Read(string table)
    {
        using var command = source.Open(table).CreateCommand();
        command.CommandText = "SELECT name, type FROM pragma_table_info(@table)";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@table", table);
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        var columns = ImmutableArray.CreateBuilder<SqlColumn>();
        while (reader.Read())
        {
            columns.Add(new(reader.GetString(0), reader.GetString(1)));
        }

        return columns.DrainToImmutable();
    }
}
