namespace PkoNotebooks.Execution.Kernels;

/// <summary>A cell asked for input where nobody can answer.</summary>
public sealed class InputUnavailableException(string message) : Exception(message);
