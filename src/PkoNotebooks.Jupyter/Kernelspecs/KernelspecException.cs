using System.Collections.Immutable;

namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>A kernelspec that cannot be found, read or written.</summary>
/// <param name="errors">Every fault, and what to do.</param>
public sealed class KernelspecException(ImmutableArray<string> errors) : Exception(string.Join('\n', errors))
{
    public ImmutableArray<string> Errors { get; } = errors;
}
