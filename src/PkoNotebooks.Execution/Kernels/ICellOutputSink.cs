using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>Where a running cell sends what it produces, as it produces it. Safe to call from any thread.</summary>
public interface ICellOutputSink
{
    /// <summary>Text for <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, string text);

    /// <summary>A displayed value; with <paramref name="update"/>, replaces every earlier output of that display id.</summary>
    void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update);

    /// <summary>The value of the last expression.</summary>
    void Result(MimeBundle data, JsonObject metadata);

    void Error(ErrorOutput error);

    /// <summary>Removes the cell's outputs; with <paramref name="wait"/>, only when the next output arrives.</summary>
    void Clear(bool wait);

    /// <summary>Asks the person at the notebook.</summary>
    /// <exception cref="InputUnavailableException">Nobody is there and no answer was given beforehand.</exception>
    Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken);
}
