using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Every request but execution, interrupt and shutdown.</summary>
internal sealed class RequestHandlers(KernelSession session, ExecutionHistory history, JupyterKernelOptions options, KernelChannels channels)
{
    /// <summary>The reply's content; null where nothing is answered.</summary>
    public async Task<JsonObject?> AnswerAsync(KernelRequest request, CancellationToken cancellationToken) => request.Type switch
    {
        "kernel_info_request" => await KernelInfoAsync(request, cancellationToken).ConfigureAwait(false),
        "connect_request" => Connect(),
        "complete_request" => await CompleteAsync(request.Content, cancellationToken).ConfigureAwait(false),
        "inspect_request" => await InspectAsync(request.Content, cancellationToken).ConfigureAwait(false),
        "is_complete_request" => await IsCompleteAsync(request.Content, cancellationToken).ConfigureAwait(false),
        "history_request" => History(request.Content),
        "comm_info_request" => CommInfo(),
        "comm_open" => CommOpen(request),
        "comm_msg" or "comm_close" => null,
        _ => Unknown(request.Type),
    };

    /// <summary>
    /// Front ends take the answer on the shell channel for the sign that the kernel is ready, so it comes when cells run without delay;
    /// whoever only wants to know the kernel asks on the control channel.
    /// </summary>
    private async Task<JsonObject> KernelInfoAsync(KernelRequest request, CancellationToken cancellationToken)
    {
        if (request.Channel == channels.Shell)
        {
            await session.WaitUntilWarmAsync(cancellationToken).ConfigureAwait(false);
        }

        var reply = Replies.Ok();
        reply["protocol_version"] = MessageCodec.ProtocolVersion;
        reply["implementation"] = options.Implementation;
        reply["implementation_version"] = options.ImplementationVersion;
        reply["language_info"] = options.Language.ToJson();
        reply["banner"] = options.Banner;
        reply["debugger"] = false;
        reply["help_links"] = new JsonArray();
        return reply;
    }

    private JsonObject Connect()
    {
        var reply = Replies.Ok();
        reply["shell_port"] = channels.Connection.ShellPort;
        reply["iopub_port"] = channels.Connection.IOPubPort;
        reply["stdin_port"] = channels.Connection.StdinPort;
        reply["control_port"] = channels.Connection.ControlPort;
        reply["hb_port"] = channels.Connection.HeartbeatPort;
        return reply;
    }

    private async Task<JsonObject> CompleteAsync(JsonObject content, CancellationToken cancellationToken)
    {
        var (code, cursor) = Code(content);
        var found = await (await session.GetAsync(cancellationToken).ConfigureAwait(false))
            .CompleteAsync(code, cursor, null, cancellationToken).ConfigureAwait(false);
        var (start, end) = (CursorPosition.ToCodePoints(code, found.Start), CursorPosition.ToCodePoints(code, found.End));
        var reply = Replies.Ok();
        reply["matches"] = new JsonArray([.. found.Items.Select(item => (JsonNode?)item.Text)]);
        reply["cursor_start"] = start;
        reply["cursor_end"] = end;
        reply["metadata"] = new JsonObject
        {
            // The name under which front ends look for kinds and signatures since IPython introduced it.
            ["_jupyter_types_experimental"] = new JsonArray([.. found.Items.Select(item => (JsonNode?)Typed(item, start, end))]),
        };
        return reply;
    }

    private static JsonObject Typed(CompletionItem item, int start, int end) => new()
    {
        ["start"] = start,
        ["end"] = end,
        ["text"] = item.Text,
        ["type"] = item.Kind,
        ["signature"] = item.Signature ?? "",
    };

    private async Task<JsonObject> InspectAsync(JsonObject content, CancellationToken cancellationToken)
    {
        var (code, cursor) = Code(content);
        var found = await (await session.GetAsync(cancellationToken).ConfigureAwait(false))
            .InspectAsync(code, cursor, null, cancellationToken).ConfigureAwait(false);
        var reply = Replies.Ok();
        reply["found"] = found is not null;
        reply["data"] = found is null ? [] : BundleJson.ToObject(found);
        reply["metadata"] = new JsonObject();
        return reply;
    }

    private async Task<JsonObject> IsCompleteAsync(JsonObject content, CancellationToken cancellationToken)
    {
        var (code, _) = Code(content);
        var answer = await (await session.GetAsync(cancellationToken).ConfigureAwait(false))
            .IsCompleteAsync(code, null, cancellationToken).ConfigureAwait(false);
        var reply = new JsonObject
        {
            ["status"] = answer switch
            {
                CodeCompleteness.Complete => "complete",
                CodeCompleteness.Incomplete => "incomplete",
                CodeCompleteness.Invalid => "invalid",
                _ => "unknown",
            },
        };
        if (answer == CodeCompleteness.Incomplete)
        {
            reply["indent"] = Indentation.After(code);
        }

        return reply;
    }

    private JsonObject History(JsonObject content)
    {
        var reply = Replies.Ok();
        reply["history"] = history.Answer(content);
        return reply;
    }

    private static JsonObject CommInfo()
    {
        var reply = Replies.Ok();
        reply["comms"] = new JsonObject();
        return reply;
    }

    /// <summary>No target is registered here, and the protocol asks to close such a comm at once.</summary>
    private JsonObject? CommOpen(KernelRequest request)
    {
        var close = new JsonObject { ["comm_id"] = request.Content.Text("comm_id") ?? "", ["data"] = new JsonObject() };
        channels.Publish("comm_close", JsonFields.Bytes(close), request.Parent);
        return null;
    }

    private JsonObject? Unknown(string type)
    {
        options.Log?.Invoke($"An unknown request was met: {type[..Math.Min(type.Length, 64)]}");

        // A front end that waits for an answer gets one.
        return Replies.TypeFor(type) is null ? null : Replies.Error(new NotSupportedException($"This kernel does not know {type}."));
    }

    private static (string Code, int Cursor) Code(JsonObject content)
    {
        var code = content.Text("code") ?? throw new FormatException("The request's code is missing or no text.");
        return (code, CursorPosition.ToUtf16(code, content.Number("cursor_pos", int.MaxValue)));
    }
}
