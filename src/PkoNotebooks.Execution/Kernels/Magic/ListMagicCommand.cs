using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary><c>#!lsmagic</c>: every magic command, with what it does.</summary>
internal sealed class ListMagicCommand(MagicCommands commands) : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new("#!lsmagic", "Lists the magic commands.");

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var rows = commands.Specs.Select(s => (Usage: s.Usage + (s.Aliases.IsEmpty ? "" : $" (also {string.Join(", ", s.Aliases)})"), s.Description)).ToList();
        var html = "<table class=\"dni-table\"><tbody>"
            + string.Concat(rows.Select(r => $"<tr><td><code>{HtmlText.Escape(r.Usage)}</code></td><td>{HtmlText.Escape(r.Description)}</td></tr>"))
            + "</tbody></table>" + ValueStyles.Element;
        var plain = string.Join('\n', rows.Select(r => $"{r.Usage}\n    {r.Description}"));
        cell.Sink.Display(new MimeBundle([new("text/html", JsonValue.Create(html)), new("text/plain", JsonValue.Create(plain))]), [], null, update: false);
    }
}
