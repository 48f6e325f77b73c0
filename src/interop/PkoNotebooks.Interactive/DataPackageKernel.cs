using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using Microsoft.DotNet.Interactive.ValueSharing;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Export;

namespace PkoNotebooks.Interactive;

/// <summary>
/// <c>#!sql</c>: queries over the data package, in SQLite. <c>#!sql --name x</c> keeps the rows for <c>#!share --from sql x</c> and <c>#!set</c>.
/// </summary>
internal sealed class DataPackageKernel : Kernel,
    IKernelCommandHandler<SubmitCode>,
    IKernelCommandHandler<RequestCompletions>,
    IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<RequestValueInfos>
{
    private const string NameOption = "--name";

    private readonly Lazy<PkoData> _data;
    private readonly Lazy<SqliteDatabase> _database;
    private readonly SortedDictionary<string, TabularDataResource> _results = new(StringComparer.Ordinal);
    private KernelSpecifierDirective? _directive;

    public DataPackageKernel(Func<PkoData> data)
        : base("sql")
    {
        _data = new(data);
        _database = new(() => new SqliteDatabase(_data.Value));
        KernelInfo.LanguageName = "SQL";
        KernelInfo.DisplayName = "sql - the data package";
        KernelInfo.Description = "Asks the tables of the data package.";
    }

    public override KernelSpecifierDirective KernelSpecifierDirective
    {
        get
        {
            if (_directive is null)
            {
                _directive = base.KernelSpecifierDirective;
                _directive.Parameters.Add(new(NameOption, "Keep the rows under this name."));
            }

            return _directive;
        }
    }

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        using var connection = _database.Value.OpenFor(command.Code);
        await using var query = connection.CreateCommand();
        query.CommandText = command.Code;
        SqliteDataReader? reader = null;
        try
        {
            reader = await query.ExecuteReaderAsync(context.CancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            var message = $"SQL: {error.Message} Tables: {string.Join(", ", _database.Value.TableNames)}.";
            context.Fail(command, error, message);
            return;
        }

        await using (reader)
        {
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToImmutableArray();
            var rows = new List<KeyValuePair<string, object?>[]>();
            while (await reader.ReadAsync(context.CancellationToken).ConfigureAwait(false))
            {
                rows.Add([.. columns.Select((name, i) => KeyValuePair.Create(name, reader.IsDBNull(i) ? null : reader.GetValue(i)))]);
            }

            var table = Resource(columns, rows);
            if (command.Parameters.TryGetValue(NameOption, out var name))
            {
                _results[name] = table;
            }

            context.Display(table);
        }
    }

    Task IKernelCommandHandler<RequestCompletions>.HandleAsync(RequestCompletions command, KernelInvocationContext context)
    {
        var tables = _data.Value.Package.Resources.Select(r => new CompletionItem(r.Name, "Class", documentation: r.Title));
        var fields = _data.Value.Package.Resources.SelectMany(r => r.Fields, (r, f) => (Table: r.Name, f.Name))
            .GroupBy(f => f.Name, f => f.Table, StringComparer.Ordinal)
            .Select(f => new CompletionItem(f.Key, "Field", documentation: $"in {string.Join(", ", f)}"));
        context.Publish(new CompletionsProduced([.. tables, .. fields], command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (_results.TryGetValue(command.Name, out var table))
        {
            context.Publish(new ValueProduced(table, command.Name, FormattedValue.CreateSingleFromObject(table, command.MimeType), command));
        }
        else
        {
            context.Fail(command, message: $"No rows are named '{command.Name}'. Named: {(_results.Count == 0 ? "none" : string.Join(", ", _results.Keys))}. Name them: #!sql --name {command.Name}");
        }

        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced(
            [.. _results.Select(r => new KernelValueInfo(r.Key, FormattedValue.CreateSingleFromObject(r.Value, command.MimeType), typeof(TabularDataResource)))], command));
        return Task.CompletedTask;
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
