namespace PkoNotebooks.Publishing.Targets;

/// <summary>The browser did not print a page.</summary>
public sealed class PrintException : Exception
{
    public PrintException(string message)
        : base(message)
    {
    }

    public PrintException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
