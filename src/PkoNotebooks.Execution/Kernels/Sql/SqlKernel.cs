using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Sql;

/// <summary>SQL on SQLite: each query's rows are shown as a table, and kept where the cell names them.</summary>
/// <param name="name">The kernel's name, such as <c>sql</c> or <c>sql-mine</c>.</param>
/// <param name="source">The database.</param>
internal sealed class SqlKernel(string name, ISqlSource source) : ILanguageKernel
{
    /// <summary>Rows that one query may give; more would not be read by a person, and may not fit in memory.</summary>
    public const int RowLimit = 1_000_000;

    private static readonly char[] Separators = [' ', '\t', ',', ';', '(', ')', '\r', '=', '.', '*'];

    private readonly SortedDictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly SqlSchema _schema = new(source);

    public string Name => name;

    public ISqlSource Source => source;

    public ImmutableArray<KernelVariable> Variables =>
        [.. _values.Select(v => new KernelVariable(v.Key, v.Value?.GetType() ?? typeof(object), () => v.Value))];

    public void Execute(CodeStep step, CellContext cell)
    {
        var keepAs = MagicCommands.KernelArguments(step, cell)?["--name"];
        if (string.IsNullOrWhiteSpace(step.Code))
        {
            return;
        }

        try
        {
            _schema.While(() => Query(step.Code, keepAs, cell));
        }
        catch (DbException error)
        {
            cell.Cancellation.ThrowIfCancellationRequested();
            throw new CellErrorException(new ErrorOutput("SqlError", error.Message, [$"{cell.Label}, {name}: {error.Message}"]) { Line = LineOf(error, step) });
        }
    }

    public void SetValue(string name, object? value, CellContext cell) => _values[name] = value;

    public CompletionResult Complete(string code, int cursor, CancellationToken cancellationToken) => SqlCompletion.At(code, cursor, _schema);

    public MimeBundle? Inspect(string code, int cursor, CancellationToken cancellationToken) => SqlCompletion.Describe(code, cursor, _schema);

    private void Query(string sql, string? keepAs, CellContext cell)
    {
        var connection = source.Open(sql);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (key, value) in _values.Where(v => sql.Contains('@' + v.Key, StringComparison.Ordinal) || sql.Contains(':' + v.Key, StringComparison.Ordinal) || sql.Contains('$' + v.Key, StringComparison.Ordinal)))
        {
            Bind(command, sql, key, value);
        }

        // SQLite looks up from a long query only when its own interrupt is called.
        using var interrupt = cell.Cancellation.Register(() =>
        {
            if (connection is SqliteConnection { Handle: { } handle })
            {
                SQLitePCL.raw.sqlite3_interrupt(handle);
            }
        });
        using var reader = command.ExecuteReader();
        do
        {
            if (reader.FieldCount > 0)
            {
                var rows = Read(reader, cell.Cancellation);
                if (keepAs is not null)
                {
                    _values[keepAs] = rows;
                }

                var output = cell.Formatter.Format(rows);
                cell.Sink.Display(output.Data, output.Metadata, null, update: false);
            }
        }
        while (reader.NextResult());

        if (reader.FieldCount == 0 && reader.RecordsAffected >= 0)
        {
            cell.Sink.Display(MimeBundle.OfText("text/plain", string.Create(CultureInfo.InvariantCulture, $"({reader.RecordsAffected} rows affected)")), [], null, update: false);
        }
    }

    private static void Bind(DbCommand command, string sql, string key, object? value)
    {
        foreach (var prefix in "@:$")
        {
            if (sql.Contains(prefix + key, StringComparison.Ordinal))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = prefix + key;
                parameter.Value = value switch
                {
                    null => DBNull.Value,
                    string or bool or byte or short or int or long or float or double or byte[] => value,
                    decimal d => (double)d,
                    _ => Formatting.ScalarText.Of(value) ?? Formatting.JsonText.Write(value),
                };
                command.Parameters.Add(parameter);
            }
        }
    }

    private static SqlRows Read(DbDataReader reader, CancellationToken cancellationToken)
    {
        var columns = ImmutableArray.CreateBuilder<string>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            // Two columns of one name would hide each other.
            var column = reader.GetName(i);
            columns.Add(columns.Contains(column) ? string.Create(CultureInfo.InvariantCulture, $"{column}_{i + 1}") : column);
        }

        var names = columns.MoveToImmutable();
        var rows = new List<SqlRow>();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Count == RowLimit)
            {
                throw new CellErrorException("TooManyRows", $"The query gives more than {RowLimit.ToString("N0", CultureInfo.InvariantCulture)} rows. Add a LIMIT, or aggregate.");
            }

            var values = new object?[reader.FieldCount];
            reader.GetValues(values!);
            rows.Add(new SqlRow(names, [.. values.Select(v => v is DBNull ? null : v)]));
        }

        return new SqlRows(names, rows);
    }

    private static int? LineOf(DbException error, CodeStep step)
    {
        // SQLite names the text near which it stopped, not the line.
        var near = error.Message.Split("near \"") is [_, var rest, ..] ? rest.Split('"')[0] : null;
        if (string.IsNullOrEmpty(near))
        {
            return step.Line;
        }

        var lines = step.Code.Split('\n');
        var hits = Enumerable.Range(0, lines.Length).Where(i => lines[i].Split(Separators).Contains(near)).ToList();
        return hits.Count == 1 ? hits[0] + 1 : step.Line;
    }
}
