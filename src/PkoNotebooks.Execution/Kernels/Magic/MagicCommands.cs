using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>Finds and runs magic commands.</summary>
internal sealed class MagicCommands(NotebookSession session)
{
    public void Execute(DirectiveStep step, CellContext cell)
    {
        var name = step.Directive.Name;
        switch (name)
        {
            case "#r":
                session.References.Add(step.Directive.Arguments[0], Importing.ImportStack.CurrentFolder, step.Line);
                break;
            case "#!import":
                Importing.FileImport.Run(session, step, cell);
                break;
            default:
                throw new CellErrorException("UnknownMagicCommand", $"There is no magic command '{name}'.", step.Line);
        }
    }
}
