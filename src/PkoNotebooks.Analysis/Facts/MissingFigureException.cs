namespace PkoNotebooks.Analysis.Facts;

/// <summary>A figure was required that the data do not hold.</summary>
public sealed class MissingFigureException : Exception
{
    public MissingFigureException()
    {
    }

    public MissingFigureException(string message)
        : base(message)
    {
    }

    public MissingFigureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public MissingFigureException(Missing missing)
        : base((missing ?? throw new ArgumentNullException(nameof(missing))).ToString()) =>
        Missing = missing;

    /// <summary>What is missing, for whom, when and why.</summary>
    public Missing? Missing { get; }
}
