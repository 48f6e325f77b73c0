namespace PkoNotebooks.Cli.Hosting;

/// <summary>A tool that is needed is not installed: the message says which, and how to get it; exit code 3.</summary>
internal sealed class MissingToolException(string message) : Exception(message);
