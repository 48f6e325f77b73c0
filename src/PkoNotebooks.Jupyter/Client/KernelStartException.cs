namespace PkoNotebooks.Jupyter.Client;

/// <summary>A kernel could not be started, or ended before it answered.</summary>
public sealed class KernelStartException : Exception
{
    public KernelStartException(string message)
        : base(message)
    {
    }

    public KernelStartException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
