namespace PkoNotebooks.Cli.Hosting;

/// <summary>Wrong usage or input: the message says what, found, expected and what to do; exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
