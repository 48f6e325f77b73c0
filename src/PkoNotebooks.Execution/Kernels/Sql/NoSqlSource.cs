using System.Data.Common;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Sql;

/// <summary>Stands in where the host gives no database: says how to get one.</summary>
internal sealed class NoSqlSource : ISqlSource
{
    public IReadOnlyList<string> TableNames => [];

    public DbConnection Open(string sql) => throw new CellErrorException(
        "NoDatabase",
        "No database stands behind #!sql here. Connect one: #!connect sqlite --kernel-name mine --connection-string \"Data Source=file.db\", then write #!sql-mine.");
}
