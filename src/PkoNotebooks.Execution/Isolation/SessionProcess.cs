using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Isolation;

/// <summary>How the host starts the process of a session: a program that does nothing but call <see cref="SessionServer.RunAsync"/>.</summary>
/// <param name="FileName">The program, such as <c>dotnet</c> or the command's own executable.</param>
/// <param name="Arguments">Its arguments, such as <c>pko.dll</c> and <c>session</c>.</param>
public sealed record SessionProcess(string FileName, ImmutableArray<string> Arguments)
{
    /// <summary>Environment variables set on top of the host's own and of those that keep results from depending on the machine.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How long the process may take until it answers. Default: 60 seconds.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a cell that is asked to stop may go on before its process is ended. Default: one second.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1);
}
