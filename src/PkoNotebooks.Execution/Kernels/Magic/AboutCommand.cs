using System.Reflection;
using System.Runtime.InteropServices;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary><c>#!about</c>: what runs this notebook.</summary>
internal sealed class AboutCommand : IMagicCommand
{
    public DirectiveSpec Spec { get; } = new("#!about", "Shows what runs this notebook, and its version.");

    public void Run(DirectiveArguments arguments, DirectiveStep step, CellContext cell)
    {
        var assembly = typeof(AboutCommand).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var text = $"PkoNotebooks {version}\n{RuntimeInformation.FrameworkDescription}\nC# scripting and other kernels in one process; the notebooks of .NET Interactive run here.";
        cell.Sink.Display(MimeBundle.OfText("text/plain", text), [], null, update: false);
    }
}
