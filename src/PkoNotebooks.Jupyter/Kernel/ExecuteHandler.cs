using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>Runs cells, one after the other, and says what becomes of them.</summary>
internal sealed class ExecuteHandler(
    KernelChannels channels, KernelSession session, KernelInterrupt interrupt, StdinChannel stdin, ExecutionHistory history, JupyterKernelOptions options)
{
    private int _count;

    /// <returns>The content of <c>execute_reply</c>.</returns>
    public async Task<JsonObject> RunAsync(KernelRequest request, CancellationToken cancellationToken)
    {
        var code = request.Content.Text("code") ?? throw new FormatException("The request's code is missing or no text.");
        var silent = request.Content.Flag("silent", missing: false);
        var stored = !silent && request.Content.Flag("store_history", missing: true);
        if (stored)
        {
            _count++;
        }

        if (!silent)
        {
            channels.Publish("execute_input", JsonFields.Bytes(new JsonObject { ["code"] = code, ["execution_count"] = _count }), request.Parent);
        }

        using var sink = new KernelOutputSink(channels, request, silent, _count, options.StreamDelay, Asker(request));
        using var running = interrupt.Begin(cancellationToken);
        try
        {
            var language = Language(request.Message.Metadata);
            var payload = new JsonArray();
            var error = HelpQuestion.SubjectOf(code, language) is { } subject
                ? await HelpAsync(subject, language, payload, sink, running.Token).ConfigureAwait(false)
                : await ExecuteAsync(new CellSubmission(code, language, CellLabel()), sink, running.Token).ConfigureAwait(false);
            var expressions = error is null ? await ExpressionsAsync(request.Content["user_expressions"] as JsonObject, running.Token).ConfigureAwait(false) : null;
            sink.Flush();
            if (stored)
            {
                history.Add(_count, code, sink.ResultText);
            }

            var reply = error is null ? Replies.Ok() : Replies.Error(error);
            reply["execution_count"] = _count;
            reply["user_expressions"] = expressions ?? [];
            reply["payload"] = payload;
            return reply;
        }
        finally
        {
            interrupt.End(running);
        }
    }

    private string CellLabel() => string.Create(CultureInfo.InvariantCulture, $"cell [{_count}]");

    /// <summary>Null where the front end cannot answer questions.</summary>
    private Func<string, bool, CancellationToken, Task<string>>? Asker(KernelRequest request) =>
        request.Content.Flag("allow_stdin", missing: false) ? (prompt, password, token) => stdin.AskAsync(request, prompt, password, token) : null;

    /// <summary>Hands the front end what is known of a name, for its pager.</summary>
    private async Task<ErrorOutput?> HelpAsync(string subject, string? language, JsonArray payload, KernelOutputSink sink, CancellationToken cancellationToken)
    {
        try
        {
            var open = await session.GetAsync(cancellationToken).ConfigureAwait(false);
            if (await open.InspectAsync(subject, subject.Length, language, cancellationToken).ConfigureAwait(false) is { } found)
            {
                payload.Add(new JsonObject { ["source"] = "page", ["data"] = BundleJson.ToObject(found), ["start"] = 0 });
            }
            else
            {
                sink.Stream("stdout", $"Nothing is known of '{subject}'.\n");
            }

            return null;
        }
        catch (OperationCanceledException)
        {
            var error = Interrupted();
            sink.Error(error);
            return error;
        }
    }

    private static ErrorOutput Interrupted() => new("Cancelled", "The cell was interrupted.", ["The cell was interrupted."]);

    private async Task<ErrorOutput?> ExecuteAsync(CellSubmission submission, KernelOutputSink sink, CancellationToken cancellationToken)
    {
        var error = await OutcomeAsync(submission, sink, cancellationToken).ConfigureAwait(false);
        if (error is not null && !sink.HasError)
        {
            sink.Error(error);
        }

        return error;
    }

    /// <summary>Never throws for what the cell or the session does.</summary>
    private async Task<ErrorOutput?> OutcomeAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken)
    {
        using var patience = new Timer(_ => sink.Stream("stderr", $"The cell has not stopped {options.InterruptPatience.TotalSeconds:0} seconds after the interrupt. Restart the kernel to end it.\n"));
        using var watch = cancellationToken.Register(() => patience.Change(options.InterruptPatience, Timeout.InfiniteTimeSpan));
        try
        {
            var open = await session.GetAsync(cancellationToken).ConfigureAwait(false);
            var result = await open.ExecuteAsync(submission, sink, cancellationToken).ConfigureAwait(false);
            return result.Status == CellStatus.Ok ? null : result.Error ?? new ErrorOutput(result.Status.ToString(), "The cell was interrupted.", []);
        }
        catch (OperationCanceledException)
        {
            return Interrupted();
        }
        catch (Exception e)
        {
            options.Log?.Invoke($"The session failed: {e}");
            return new ErrorOutput(e.GetType().Name, e.Message, [$"{e.GetType().Name}: {e.Message}"]);
        }
    }

    /// <summary>Each expression on its own: one that fails spoils neither the others nor the cell.</summary>
    private async Task<JsonObject> ExpressionsAsync(JsonObject? expressions, CancellationToken cancellationToken)
    {
        var answers = new JsonObject();
        foreach (var (name, value) in expressions ?? [])
        {
            var sink = new ExpressionSink();
            var code = expressions.Text(name);
            if (code is null)
            {
                answers[name] = Replies.Error(new FormatException($"The expression is no text: {value?.ToJsonString()}"));
                continue;
            }

            var error = await OutcomeAsync(new CellSubmission(code, null, $"expression {name}"), sink, cancellationToken).ConfigureAwait(false);
            answers[name] = error is null ? sink.ToJson() : Replies.Error(error);
        }

        return answers;
    }

    /// <summary>Front ends for notebooks of several languages say in the request's metadata which one the cell has.</summary>
    private static string? Language(JsonObject metadata) =>
        (metadata["polyglot_notebook"] as JsonObject).Text("kernelName") ?? (metadata["dotnet_interactive"] as JsonObject).Text("language");
}
