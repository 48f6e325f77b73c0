using Microsoft.Data.Sqlite;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Sql;

/// <summary><c>#!connect sqlite --kernel-name x</c>: makes a kernel <c>sql-x</c> on a database of the notebook's choice.</summary>
internal sealed class ConnectCommand : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new(
        "#!connect",
        "Connects a database; its cells then start with #!sql-name.",
        new DirectiveOption("--kernel-name", "name", "The new kernel is called sql-name.") { IsRequired = true },
        new DirectiveOption("--connection-string", "text", "Such as \"Data Source=file.db\".") { IsRequired = true })
    { Kinds = ["sqlite"], Positional = "--connection-string" };

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var name = arguments.Required("--kernel-name");
        if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new CellErrorException("BadMagicCommand", $"--kernel-name '{name}': letters, digits, '-' and '_' only.", step.Line);
        }

        var kernelName = "sql-" + name;
        if (cell.Session.Kernels.Resolve(kernelName) is not null)
        {
            throw new CellErrorException("KernelExists", $"There is already a kernel '{kernelName}'. Choose another --kernel-name.", step.Line);
        }

        var source = new SqliteFileSource(Open(arguments.Required("--connection-string"), cell, step.Line));
        cell.Session.Kernels.Add(kernelName, () => new SqlKernel(kernelName, source));
    }

    private static SqliteConnection Open(string connectionString, CellContext cell, int line)
    {
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString);
            var isFile = settings.DataSource is { Length: > 0 } && settings.DataSource != ":memory:"
                && !settings.DataSource.StartsWith("file:", StringComparison.Ordinal) && settings.Mode != SqliteOpenMode.Memory;
            if (isFile)
            {
                settings.DataSource = Path.GetFullPath(Path.Combine(cell.Session.Options.WorkingDirectory, settings.DataSource));
                if (File.Exists(settings.DataSource))
                {
                    InputFiles.Announce(settings.DataSource);
                }
            }

            settings.Pooling = false;
            var connection = new SqliteConnection(settings.ConnectionString);
            connection.Open();
            cell.Session.Own(connection);
            return connection;
        }
        catch (Exception error) when (error is SqliteException or ArgumentException)
        {
            throw new CellErrorException("ConnectionFailed", $"#!connect sqlite: {error.Message}", line);
        }
    }
}
