namespace PkoNotebooks.Benchmarks.Measuring;

/// <summary>What the comparison is made with is not installed, or failed.</summary>
internal sealed class MissingProgramException(string message) : Exception(message);
