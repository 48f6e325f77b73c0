using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Keeps an expression's value and nothing else that it does.</summary>
internal sealed class ExpressionSink : ICellOutputSink
{
    private MimeBundle _value = MimeBundle.Empty;

    public JsonObject ToJson()
    {
        var reply = Replies.Ok();
        reply["data"] = BundleJson.ToObject(_value);
        reply["metadata"] = new JsonObject();
        return reply;
    }

    public void Stream(string name, string text)
    {
    }

    public void Display(MimeBundle data, JsonObject metadata, string? displayId, bool update)
    {
    }

    public void Result(MimeBundle data, JsonObject metadata) => _value = data;

    public void Error(ErrorOutput error)
    {
    }

    public void Clear(bool wait)
    {
    }

    public Task<string> RequestInputAsync(string prompt, bool password, CancellationToken cancellationToken) =>
        throw new InputUnavailableException("An expression cannot ask for input.");
}
