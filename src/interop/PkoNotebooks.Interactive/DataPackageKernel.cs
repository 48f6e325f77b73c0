using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using Microsoft.DotNet.Interactive.ValueSharing;

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
    public const string KernelName = "sql";

    private const string NameOption = "--name";

    private readonly Lazy<PackageTables> _tables;
    private readonly SortedDictionary<string, TabularDataResource> _results = new(StringComparer.Ordinal);
    private KernelSpecifierDirective? _directive;

    public DataPackageKernel(Func<PackageTables> tables)
        : base(KernelName)
    {
        // What fails, such as a data package that is not there yet, is tried again by the next cell.
        _tables = new(tables, LazyThreadSafetyMode.PublicationOnly);
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
        try
        {
            var table = await _tables.Value.AskAsync(command.Code, context.CancellationToken).ConfigureAwait(false);
            if (command.Parameters.TryGetValue(NameOption, out var name))
            {
                _results[name] = table;
            }

            context.Display(table);
        }
        catch (QueryException e)
        {
            context.Fail(command, e, e.Message);
        }
    }

    Task IKernelCommandHandler<RequestCompletions>.HandleAsync(RequestCompletions command, KernelInvocationContext context)
    {
        // What stands in place of the word that ends at the cursor; blanks at the end of a cell do not arrive here.
        var (line, column) = (command.LinePosition.Line, command.LinePosition.Character);
        var text = command.Code.Split('\n').ElementAtOrDefault(line) ?? "";
        var start = column;
        while (start > 0 && start <= text.Length && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        var word = start < column ? text[start..column] : "";
        context.Publish(new CompletionsProduced(
            _tables.Value.Completions(word), command, new LinePositionSpan(new LinePosition(line, start), command.LinePosition)));
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
}
