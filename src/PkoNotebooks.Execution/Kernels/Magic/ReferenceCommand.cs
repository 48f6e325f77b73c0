using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Importing;

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
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            throw new CellErrorException("PackageNotFound", "NuGet packages are not available yet.", step.Line);
        }

        cell.Session.References.Add(reference, ImportStack.CurrentFolder, step.Line);
    }
}
