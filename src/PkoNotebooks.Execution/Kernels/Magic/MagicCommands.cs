using System.Collections.Immutable;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Importing;
using PkoNotebooks.Execution.Kernels.Sharing;
using PkoNotebooks.Execution.Kernels.Sql;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>Finds and runs magic commands.</summary>
internal sealed class MagicCommands
{
    private readonly NotebookSession _session;
    private readonly ImmutableArray<IMagicCommand> _commands;

    public MagicCommands(NotebookSession session)
    {
        _session = session;
        _commands =
        [
            new AboutCommand(), new ConnectCommand(), new ImportCommand(), new ListMagicCommand(this),
            new ReferenceCommand(), new NuGetSourceCommand(), new SetCommand(), new ShareCommand(), new TimeCommand(),
            new WhoCommand(withValues: false), new WhoCommand(withValues: true),
        ];
    }

    /// <summary>Everything that may stand after <c>#!</c> or <c>#</c>, sorted by name: commands, then kernels.</summary>
    public ImmutableArray<DirectiveSpec> Specs =>
    [
        .. _commands.Select(c => c.Spec).OrderBy(s => s.Name, StringComparer.Ordinal),
        .. _session.Kernels.Names.Select(n => KernelSpecs.Of(n)),
    ];

    public DirectiveSpec? Find(string name) => Specs.FirstOrDefault(s => s.Name == name || s.Aliases.Contains(name));

    public void Execute(DirectiveStep step, CellContext cell)
    {
        var line = step.Directive;
        var command = _commands.FirstOrDefault(c => c.Spec.Name == line.Name) ?? throw Unknown(step);
        if (DirectiveArguments.AsksForHelp(line))
        {
            DirectiveHelp.Show(command.Spec, cell);
            return;
        }

        var arguments = DirectiveArguments.Read(command.Spec, line, step.Line);
        Answer(arguments, step, cell);
        command.Run(arguments, step, cell);
    }

    /// <summary>The options that follow a kernel's own magic command, such as <c>#!sql --name rows</c>.</summary>
    public static DirectiveArguments? KernelArguments(CodeStep step, CellContext cell)
    {
        if (step.Options is not { } line || line.Arguments.IsEmpty)
        {
            return null;
        }

        var arguments = DirectiveArguments.Read(KernelSpecs.Of(step.KernelName), line, step.Line);
        arguments.Replace((option, value) => InputTokens.Answer(value, option.TrimStart('-'), cell, step.Line));
        return arguments;
    }

    private static void Answer(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        // The name a value is stored under is also the name under which its answer can be given beforehand.
        var name = arguments["--name"];
        arguments.Replace((option, value) =>
            InputTokens.IsInput(value)
                ? InputTokens.Answer(value, option == "--value" && name is not null && !InputTokens.IsInput(name) ? name : option.TrimStart('-'), cell, step.Line)

                // The command that sets a variable takes another's value as it is, not as text.
                : option == "--value" ? VariableTokens.Qualified(value, step) ?? value
                : VariableTokens.Text(value, step, cell));
    }

    private CellErrorException Unknown(DirectiveStep step)
    {
        var name = step.Directive.Name;
        return new CellErrorException(
            "UnknownMagicCommand",
            $"There is no magic command '{name}'.{AbsentKernels.Explain(name[2..])} Known: {string.Join(", ", Specs.Select(s => s.Name))}.",
            step.Line);
    }
}
