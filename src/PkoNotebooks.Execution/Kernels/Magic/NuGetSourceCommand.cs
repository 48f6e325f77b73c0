using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary><c>#i "nuget: source"</c>: another place to look for packages.</summary>
internal sealed class NuGetSourceCommand : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new(
        "#i",
        "Adds a NuGet source for the packages of this notebook: #i \"nuget: url or folder\".",
        new DirectiveOption("source", "source", "A URL or a folder.") { IsRequired = true })
    { Positional = "source" };

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var source = arguments.Required("source").Trim();
        if (!PackageReferences.IsNuGet(source) || source.Length == "nuget:".Length)
        {
            throw new CellErrorException("BadMagicCommand", $"#i \"{source}\": expected #i \"nuget: url or folder\".", step.Line);
        }

        cell.Session.Packages.AddSource(source);
    }
}
