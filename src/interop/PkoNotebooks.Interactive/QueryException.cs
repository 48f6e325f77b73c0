namespace PkoNotebooks.Interactive;

/// <summary>A query that SQLite refuses; the message says why and which tables there are.</summary>
internal sealed class QueryException(string message, Exception cause) : Exception(message, cause);
