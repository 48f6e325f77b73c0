using System.Collections.Immutable;

namespace PkoNotebooks.Jupyter.Messages;

/// <summary>A connection file that cannot be used.</summary>
/// <param name="errors">Every fault: file, field, found, expected.</param>
public sealed class ConnectionFileException(ImmutableArray<string> errors) : Exception(string.Join('\n', errors))
{
    public ImmutableArray<string> Errors { get; } = errors;
}
