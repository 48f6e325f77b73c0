using System.Text.Json;
using Microsoft.AspNetCore.Html;
using PkoNotebooks.Execution.Kernels.Cells;

namespace Microsoft.DotNet.Interactive;

/// <summary>What a C# cell can call without naming it. The names are those of .NET Interactive, so that its notebooks compile.</summary>
public static class Kernel
{
    /// <summary>Shows a value now, in the MIME types given or in those it prefers.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Text that is already HTML.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the page, where the page allows scripts.</summary>
    public static void Javascript(string scriptContent) => display(new HtmlString($"<script type=\"text/javascript\">{scriptContent}</script>"));

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Javascript(
        $$"""
        const sheet = document.createElement('style');
        sheet.textContent = {{JsonSerializer.Serialize(content)}};
        document.head.appendChild(sheet);
        """);

    /// <summary>Removes what the cell has shown so far; with <paramref name="wait"/>, only when it shows something new.</summary>
    public static void ClearOutput(bool wait = false) => CellContext.Require().Sink.Clear(wait);

    /// <summary>Asks the person at the notebook.</summary>
    /// <exception cref="PkoNotebooks.Execution.Kernels.InputUnavailableException">Nobody is there and no answer was given beforehand.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => Ask(prompt, typeHint == "password");

    /// <summary>Asks for something that is not shown while it is typed.</summary>
    /// <inheritdoc cref="GetInputAsync" path="/exception"/>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") => new(await Ask(prompt, true).ConfigureAwait(false));

    private static Task<string> Ask(string prompt, bool password)
    {
        var cell = CellContext.Require();
        return cell.Session.Options.Inputs.TryGetValue(prompt, out var answer)
            ? Task.FromResult(answer)
            : cell.Sink.RequestInputAsync(prompt, password, cell.Cancellation);
    }
}
