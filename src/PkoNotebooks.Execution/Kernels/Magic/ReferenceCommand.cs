using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Importing;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary><c>#r "path"</c> and <c>#r "nuget: Id, version"</c>.</summary>
internal sealed class ReferenceCommand : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new(
        "#r",
        "Refers to an assembly by path or name, or to a NuGet package: #r \"nuget: Id, version\".",
        new DirectiveOption("reference", "path", "The assembly or the package.") { IsRequired = true })
    { Positional = "reference" };

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var reference = arguments.Required("reference").Trim();
        if (PackageReferences.IsNuGet(reference))
        {
            cell.Session.Packages.Add(reference, cell, step.Line);
            return;
        }

        cell.Session.References.Add(reference, ImportStack.CurrentFolder, step.Line);
    }
}
