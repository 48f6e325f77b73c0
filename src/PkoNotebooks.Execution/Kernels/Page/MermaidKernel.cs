using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Formatting;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Page;

/// <summary>A Mermaid diagram as its source, which frontends and the page's maker draw; whoever cannot draw shows the source.</summary>
internal sealed class MermaidKernel : ILanguageKernel
{
    /// <summary>The type under which JupyterLab and VS Code know Mermaid's source.</summary>
    public const string MimeType = "text/vnd.mermaid";

    public string Name => "mermaid";

    public void Execute(CodeStep step, CellContext cell)
    {
        var source = step.Code.Trim('\n');
        cell.Sink.Display(
            new MimeBundle(
            [
                new(MimeType, JsonValue.Create(source)),
                new("text/html", JsonValue.Create($"<pre class=\"mermaid\">{HtmlText.Escape(source)}</pre>")),
                new("text/plain", JsonValue.Create(source)),
            ]),
            [],
            null,
            update: false);
    }
}
