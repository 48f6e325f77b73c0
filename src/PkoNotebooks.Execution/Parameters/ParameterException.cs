using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Parameters;

/// <summary>Parameters were given that a notebook does not take. Holds all that is wrong, with the list of what exists.</summary>
public sealed class ParameterException : Exception
{
    public ParameterException(IEnumerable<string> problems)
        : this([.. problems])
    {
    }

    private ParameterException(ImmutableArray<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>One line each.</summary>
    public ImmutableArray<string> Problems { get; }
}
