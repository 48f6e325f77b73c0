using System.Text;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels.Magic;

/// <summary>The answer to <c>-h</c>.</summary>
internal static class DirectiveHelp
{
    public static void Show(DirectiveSpec spec, CellContext cell) =>
        cell.Sink.Display(MimeBundle.OfText("text/plain", Text(spec)), [], null, update: false);

    public static string Text(DirectiveSpec spec)
    {
        var text = new StringBuilder(spec.Description).Append("\n\nUsage: ").Append(spec.Usage);
        foreach (var option in spec.Options)
        {
            text.Append("\n  ").Append(option.IsFlag ? option.Name : $"{option.Name} <{option.Hint}>").Append("  ").Append(option.Description)
                .Append(option.IsRequired ? " Required." : "");
        }

        return text.ToString();
    }
}
