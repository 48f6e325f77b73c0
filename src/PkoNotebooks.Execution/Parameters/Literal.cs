namespace PkoNotebooks.Execution.Parameters;

/// <param name="Code">The expression in the cell's language.</param>
/// <param name="Display">The value for a reader.</param>
internal sealed record Literal(string Code, string Display);
