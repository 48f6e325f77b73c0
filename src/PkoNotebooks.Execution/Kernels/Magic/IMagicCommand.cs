using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>One magic command.</summary>
internal interface IMagicCommand
{
    DirectiveSpec Spec { get; }

    /// <exception cref="CellErrorException">It cannot be done.</exception>
    void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell);
}
