using System.Data.Common;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>The database behind <c>#!sql</c>, given by the host: the runner itself knows no tables.</summary>
public interface ISqlSource
{
    /// <summary>Tables that a query may name, for completion; in order.</summary>
    IReadOnlyList<string> TableNames { get; }

    /// <summary>An open connection that holds at least the tables whose names occur in the text.</summary>
    DbConnection Open(string sql);
}
