using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Page;

/// <summary>Text that goes to the page as it is, such as HTML and Markdown; the page or the frontend renders it.</summary>
/// <param name="name">The kernel's name.</param>
/// <param name="mimeType">What its text is.</param>
internal sealed class PageKernel(string name, string mimeType) : ILanguageKernel
{
    public string Name => name;

    public void Execute(CodeStep step, CellContext cell) =>
        cell.Sink.Display(MimeBundle.OfText(mimeType, step.Code.Trim('\n')), [], null, update: false);
}
