namespace PkoNotebooks.Jupyter.Messages;

/// <summary>A message that has to be dropped: it lacks frames, its JSON cannot be read, its signature is wrong or it came before.</summary>
public sealed class MalformedMessageException : Exception
{
    public MalformedMessageException(string message)
        : base(message)
    {
    }

    public MalformedMessageException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
