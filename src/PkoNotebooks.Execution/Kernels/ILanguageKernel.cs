using System.Collections.Immutable;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>One language of a session. Everything here is called on the cell's own thread, one call at a time.</summary>
internal interface ILanguageKernel
{
    /// <summary>The name in <c>#!name</c> and in the notebook's metadata.</summary>
    string Name { get; }

    /// <summary>Runs code; a language's own error is thrown as <see cref="CellErrorException"/> or is the user's exception.</summary>
    void Execute(CodeStep step, CellContext cell);

    /// <summary>The variables at the top level, newest declaration first, each name once.</summary>
    ImmutableArray<KernelVariable> Variables => [];

    /// <summary>Takes a value over from another kernel or from a prompt.</summary>
    /// <exception cref="CellErrorException">This language keeps no values.</exception>
    void SetValue(string name, object? value, CellContext cell) =>
        throw new CellErrorException("ValueNotSupported", $"The kernel '{Name}' keeps no variables, so '{name}' cannot be set there.");

    CompletionResult Complete(string code, int cursor, CancellationToken cancellationToken) => new(cursor, cursor, []);

    MimeBundle? Inspect(string code, int cursor, CancellationToken cancellationToken) => null;

    CodeCompleteness IsComplete(string code) => CodeCompleteness.Complete;
}

/// <summary>A variable as <c>#!whos</c> shows it.</summary>
internal sealed record KernelVariable(string Name, Type Type, Func<object?> Read);
