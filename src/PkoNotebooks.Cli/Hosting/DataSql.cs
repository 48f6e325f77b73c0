using System.Data.Common;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Export;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>The data package behind <c>#!sql</c>. Opened when a cell first asks, with the tables that its text names.</summary>
internal sealed class DataSql : ISqlSource
{
    private readonly Lazy<SqliteDatabase> _database = new(() => new SqliteDatabase(PkoData.Load()));

    public IReadOnlyList<string> TableNames => _database.Value.TableNames;

    public DbConnection Open(string sql) => _database.Value.OpenFor(sql);
}
