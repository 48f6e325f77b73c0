namespace PkoNotebooks.Publishing.Browsing;

/// <summary>The browser did not start, or did not do what it was asked for.</summary>
public sealed class BrowserException : Exception
{
    public BrowserException(string message)
        : base(message)
    {
    }

    public BrowserException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
