using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Sharing;

/// <summary><c>#!set</c>: gives the current kernel a variable, from a literal, a prompt or another kernel.</summary>
internal sealed class SetCommand : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new(
        "#!set",
        "Sets a variable of the current kernel to a literal, to an @input, or to another kernel's value: @kernel:name.",
        new DirectiveOption("--name", "name", "The variable that is set.") { IsRequired = true },
        new DirectiveOption("--value", "value", "Text, @input, @password, or @kernel:name.") { IsRequired = true },
        new DirectiveOption("--byref", "", "Shares the very object, where both kernels run in .NET.") { IsFlag = true },
        new DirectiveOption("--mime-type", "type", "Copies the value in this form; JSON where none is given."));

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var name = arguments.Required("--name");
        var text = arguments.Required("--value");
        var mimeType = arguments["--mime-type"];
        var destination = cell.Session.Kernels.Get(step.KernelName, step.Line);
        if (SourceOf(text, cell.Session.Kernels) is not var (kernel, variable))
        {
            if (arguments.Has("--byref"))
            {
                throw new CellErrorException("BadMagicCommand", $"--byref shares another kernel's value: give it as @kernel:name. '{text}' is a literal.", step.Line);
            }

            destination.SetValue(name, text, cell);
            return;
        }

        if (arguments.Has("--byref") && mimeType is not null)
        {
            throw new CellErrorException("BadMagicCommand", "--byref and --mime-type exclude each other: one shares the object, the other a copy.", step.Line);
        }

        var value = KernelValue.Read(kernel, variable, cell, step.Line);
        destination.SetValue(name, arguments.Has("--byref") ? value : KernelValue.Copy(value, mimeType, cell, step.Line), cell);
    }

    /// <summary>The kernel and variable that <c>@kernel:name</c> means, or null where the text is a literal.</summary>
    public static (string Kernel, string Name)? SourceOf(string text, KernelSet kernels)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return text.StartsWith('@') && colon > 1 && colon < text.Length - 1 && kernels.Resolve(text[1..colon]) is { } kernel
            ? (kernel, text[(colon + 1)..])
            : null;
    }
}
