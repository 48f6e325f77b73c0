using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>A request on its way through the kernel.</summary>
/// <param name="Message">What came in.</param>
/// <param name="Channel">Where the answer goes.</param>
/// <param name="Number">The order of arrival on its channel.</param>
internal sealed record KernelRequest(JupyterMessage Message, RouterSocket Channel, long Number)
{
    public string Type => Message.Header.MessageType;

    public JsonObject Content => Message.Content;

    /// <summary>The header that everything this request causes names as its parent.</summary>
    public ReadOnlyMemory<byte> Parent => Message.Header.Json;
}
