namespace PkoNotebooks.Execution.Kernels.Sql;

/// <param name="Name">As declared.</param>
/// <param name="Type">As declared, such as <c>TEXT</c>; empty where the table does not say.</param>
internal sealed record SqlColumn(string Name, string Type);
