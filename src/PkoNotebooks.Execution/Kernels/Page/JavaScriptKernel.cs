using System.Text;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Formatting;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Kernels.Page;

/// <summary>JavaScript runs in the page, not here: a cell becomes a script that the page runs when it is read.</summary>
internal sealed class JavaScriptKernel : ILanguageKernel
{
    // Values set before the next script; the script then declares them on the window, where later scripts find them too.
    private readonly SortedDictionary<string, string> _pending = new(StringComparer.Ordinal);

    public string Name => "javascript";

    public void Execute(CodeStep step, CellContext cell)
    {
        var script = new StringBuilder();
        foreach (var (name, json) in _pending)
        {
            script.Append("window[").Append(JsonText.Write(name)).Append("] = ").Append(json).Append(";\n");
        }

        _pending.Clear();
        script.Append(step.Code.Trim('\n'));

        // In a function of its own, as in .NET Interactive: declarations stay in the cell, and await and return may be used.
        var html = $"<script type=\"text/javascript\">(async () => {{\n{Safe(script.ToString())}\n}})();</script>";
        cell.Sink.Display(MimeBundle.OfText("text/html", html), [], null, update: false);
    }

    public void SetValue(string name, object? value, CellContext cell) => _pending[name] = JsonText.Write(value);

    // A script element ends at the first closing tag, wherever in the code it stands.
    private static string Safe(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);
}
