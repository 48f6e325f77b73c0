using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary><c>#!who</c> and <c>#!whos</c>: the variables of the current kernel.</summary>
internal sealed class WhoCommand(bool withValues) : IMagicCommand
{
    public DirectiveSpec Spec { get; } = withValues
        ? new DirectiveSpec("#!whos", "Shows the variables of the current kernel: name, type and value.")
        : new DirectiveSpec("#!who", "Shows the names of the variables of the current kernel.");

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var variables = cell.Session.Kernels.Get(step.KernelName, step.Line).Variables.OrderBy(v => v.Name, StringComparer.Ordinal).ToList();
        if (!withValues)
        {
            cell.Sink.Display(MimeBundle.OfText("text/plain", string.Join('\n', variables.Select(v => v.Name))), [], null, update: false);
            return;
        }

        // Reading a value may run its author's code.
        var rows = UserCode.Run(
            () => variables.Select(v => (v.Name, Type: TypeText.Of(v.Type), Text: PlainTextWriter.Cut(cell.Formatter.As(v.Read(), "text/plain")))).ToList(),
            cell.Cancellation);
        var html = "<table class=\"dni-table\"><thead><tr><th scope=\"col\">Variable</th><th scope=\"col\">Type</th><th scope=\"col\">Value</th></tr></thead><tbody>"
            + string.Concat(rows.Select(r => $"<tr><td>{HtmlText.Escape(r.Name)}</td><td>{HtmlText.Escape(r.Type)}</td><td><pre>{HtmlText.Escape(r.Text)}</pre></td></tr>"))
            + "</tbody></table>" + ValueStyles.Element;
        var plain = string.Join('\n', rows.Select(r => $"{r.Name}: {r.Type} = {r.Text}"));
        cell.Sink.Display(new MimeBundle([new("text/html", JsonValue.Create(html)), new("text/plain", JsonValue.Create(plain))]), [], null, update: false);
    }
}
