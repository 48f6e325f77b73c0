namespace PkoNotebooks.Execution.Isolation;

/// <summary>The process of a session does not start.</summary>
public sealed class SessionStartException(string message, Exception? inner = null) : Exception(message, inner);
