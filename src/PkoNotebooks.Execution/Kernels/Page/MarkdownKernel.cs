using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Page;

/// <summary>Markdown written by a code cell; the page or the frontend renders it.</summary>
internal sealed class MarkdownKernel : ILanguageKernel
{
    public string Name => "markdown";

    public void Execute(CodeStep step, CellContext cell) =>
        cell.Sink.Display(MimeBundle.OfText("text/markdown", step.Code.Trim('\n')), [], null, update: false);
}
