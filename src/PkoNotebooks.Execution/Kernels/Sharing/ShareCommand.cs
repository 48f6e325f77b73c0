using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Sharing;

/// <summary><c>#!share</c>: takes a variable over from another kernel, by reference unless a MIME type is named.</summary>
internal sealed class ShareCommand : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new(
        "#!share",
        "Takes a variable over from another kernel.",
        new DirectiveOption("--name", "name", "The variable in the other kernel.") { IsRequired = true },
        new DirectiveOption("--from", "kernel", "The other kernel.") { IsRequired = true },
        new DirectiveOption("--as", "name", "The variable's name here; the same where none is given."),
        new DirectiveOption("--mime-type", "type", "Copies the value in this form instead of sharing the object."))
    { Positional = "--name" };

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var name = arguments.Required("--name");
        var value = KernelValue.Read(arguments.Required("--from"), name, cell, step.Line);
        if (arguments["--mime-type"] is { } mimeType)
        {
            value = KernelValue.Copy(value, mimeType, cell, step.Line);
        }
        else if (value is KernelValue.JsonText json)
        {
            value = KernelValue.FromJson(json.Json);
        }

        cell.Session.Kernels.Get(step.KernelName, step.Line).SetValue(arguments["--as"] ?? name, value, cell);
    }
}
