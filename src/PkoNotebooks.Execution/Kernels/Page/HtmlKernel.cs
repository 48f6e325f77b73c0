using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Page;

/// <summary>HTML goes to the page as it is.</summary>
internal sealed class HtmlKernel : ILanguageKernel
{
    public string Name => "html";

    public void Execute(CodeStep step, CellContext cell) =>
        cell.Sink.Display(MimeBundle.OfText("text/html", step.Code.Trim('\n')), [], null, update: false);
}
