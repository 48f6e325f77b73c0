using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Claims;

/// <summary>A row of table <c>claims</c> cannot be evaluated as it is written: the table is wrong, not the claim.</summary>
public sealed class ClaimCheckException : Exception
{
    public ClaimCheckException()
    {
    }

    public ClaimCheckException(string message)
        : base(message)
    {
    }

    public ClaimCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ClaimCheckException(ClaimRow claim, string problem, Exception? inner = null)
        : base($"claims.csv:{claim?.Line}: {claim?.ClaimId}, check '{claim?.Check}': {problem}.", inner)
    {
    }
}
